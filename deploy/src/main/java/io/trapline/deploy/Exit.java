package io.trapline.deploy;

/** What the process tells its parent at the end; stable, after sysexits.h where that has a word. */
final class Exit {

    /** Done, also when a person or a signal asked it to stop and it stopped in order. */
    static final int OK = 0;

    /** A check ran and found something. */
    static final int FINDINGS = 1;

    /** The command line is wrong. */
    static final int USAGE = 2;

    /** Nobody runs whom the command talks to. */
    static final int NOT_RUNNING = 3;

    /** What Trapline depends on cannot be reached: the BSS. */
    static final int DEPENDENCY = 4;

    /** We are wrong (EX_SOFTWARE). */
    static final int SOFTWARE = 70;

    /** The journal cannot be opened or written (EX_IOERR). */
    static final int JOURNAL = 74;

    /** A port is in use or not permitted (EX_NOPERM). */
    static final int BIND = 77;

    /** The configuration is wrong (EX_CONFIG). */
    static final int CONFIG = 78;

    private Exit() {}
}
