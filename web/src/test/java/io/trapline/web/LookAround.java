package io.trapline.web;

import io.trapline.config.Settings;
import io.trapline.mediation.Severity;
import io.trapline.mediation.board.CustomerRow;
import io.trapline.mediation.board.ForwarderRow;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Serves the pages over made-up rows, for looking at them: {@code LookAround PORT COUNT}. */
final class LookAround {

    private LookAround() {}

    public static void main(String[] args) throws Exception {
        int port = args.length > 0 ? Integer.parseInt(args[0]) : 8099;
        int count = args.length > 1 ? Integer.parseInt(args[1]) : 250;
        Noc noc = new Noc("look");
        if (count > 0) {
            Scenes.oltDown(Scenes.crowd(noc, count, 7));
            Instant now = Instant.now();
            noc.event(Scenes.syslogEvent(
                    2, now, "noted", "%LINK-3-UPDOWN: Interface Gi0/1, changed state to down", null));
            noc.event(Scenes.unreadableEvent(3, now)).kernelDrops(1_204);
            noc.alarm(Scenes.alarm("A-00XYZ", "bng9", "ifName=Gi0/1", Severity.MAJOR, "linkDown Gi0/1", now, 2)
                    .row());
            noc.forwarder(new ForwarderRow("jira-noc", "webhook", "retrying", 18, 55, 2, "503 gateway"));
        }
        noc.publish();
        try (Web web = new Web(new Settings.Web(new InetSocketAddress("127.0.0.1", port)), noc, noc, List.of())) {
            web.start();
            if (count == 0) Thread.currentThread().join();
            for (long i = 1; ; i++) {
                TimeUnit.SECONDS.sleep(2);
                CustomerRow row = noc.board().customers().get((int)
                        (i * 7 % noc.board().customers().size()));
                noc.event(Scenes.trapEvent(i + 3, Instant.now(), "repeated", Scenes.OLT_ALARM));
                if (i % 3 == 0 && !row.customerId().equals(Scenes.KLINIKUM)) noc.heal(row.customerId());
                noc.publish();
            }
        }
    }
}
