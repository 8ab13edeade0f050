package io.trapline.mediation.decode;

/** {@code 00179 mgr:  SME SSH from ...} of HPE ProCurve and ArubaOS-Switch: a five-digit event number, then the subsystem. */
final class ProcurveEvent {

    private static final int DIGITS = 5;

    private ProcurveEvent() {}

    /** Takes number and subsystem; false when there are none. */
    static boolean take(Line line) {
        int from = line.at;
        int to = line.skipDigits(from);
        if (to - from != DIGITS || line.peek(to) != ' ' || Tag.end(line, to + 1) < 0) {
            return false;
        }
        line.mnemonic = line.ascii(from, to);
        line.at = to + 1;
        Tag.take(line);
        line.format = "procurve";
        return true;
    }
}
