package io.trapline.deploy.e2e;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a trace says about answers to informs.
 *
 * @param synced answers with a sync of a queue file between the datagram and the answer
 * @param unsynced answers without
 */
record SyncedAnswers(int synced, int unsynced) {

    private static final Pattern SYNC = Pattern.compile("f(data)?sync\\(\\d+<[^>]*/input/[^>]*\\.cq4>.*= 0$");
    private static final String UNFINISHED = " <unfinished ...>";
    private static final Pattern RESUMED = Pattern.compile("<\\.\\.\\. \\w+ resumed>");

    /** @param lines of strace with -f and -yy */
    static SyncedAnswers of(List<String> lines, int snmpPort) {
        var socket = Pattern.compile("<UDP(v6)?:\\[[^>]*127\\.0\\.0\\.1]?:" + snmpPort + "[^>]*>");
        int synced = 0;
        int unsynced = 0;
        boolean received = false;
        boolean forced = false;
        for (var call : calls(lines)) {
            boolean ours = socket.matcher(call).find();
            if (ours && call.contains(" recv") && !call.contains("= -1")) {
                received = true;
                forced = false;
            } else if (received && SYNC.matcher(call).find()) {
                forced = true;
            } else if (ours && call.contains(" send")) {
                synced += forced ? 1 : 0;
                unsynced += forced ? 0 : 1;
                received = false;
            }
        }
        return new SyncedAnswers(synced, unsynced);
    }

    /** One line per call: a send where it began, everything else where it returned. */
    private static List<String> calls(List<String> lines) {
        var calls = new ArrayList<String>();
        Map<String, String> unfinished = new HashMap<>();
        for (var line : lines) {
            var thread = line.substring(0, line.indexOf(' '));
            var resumed = RESUMED.matcher(line);
            if (line.endsWith(UNFINISHED)) {
                var begun = line.substring(0, line.length() - UNFINISHED.length());
                if (line.contains(" send")) {
                    calls.add(begun);
                } else {
                    unfinished.put(thread, begun);
                }
            } else if (resumed.find()) {
                var begun = unfinished.remove(thread);
                if (begun != null) {
                    calls.add(begun + line.substring(resumed.end()));
                }
            } else {
                calls.add(line);
            }
        }
        return calls;
    }
}
