package io.trapline.mediation.codec;

import io.trapline.mediation.Change;

/** Whether the BSS can be read, and what waited for it, which came with state form 11. */
final class BssCodec {

    /** Form of the state with which they came. */
    static final int FORM = 11;

    /** Tag of changes; the step follows. */
    static final int CHANGED = 67;

    private static final int STOOD = 1;
    private static final int ANSWERED = 2;

    private BssCodec() {}

    /** False when it is not about the BSS. */
    static boolean change(Packer out, Change change) {
        switch (change) {
            case Change.BssStood c -> out.u8(CHANGED).u8(STOOD).flag(c.away());
            case Change.AnsweredLate c ->
                out.u8(CHANGED).u8(ANSWERED).text(c.alarmId()).number(c.events());
            default -> {
                return false;
            }
        }
        return true;
    }

    static Change change(Unpacker in) {
        int step = in.u8();
        return switch (step) {
            case STOOD -> new Change.BssStood(in.flag());
            case ANSWERED -> new Change.AnsweredLate(in.text(), in.number());
            default -> throw new UnreadableFormException("step " + step + " of the BSS");
        };
    }
}
