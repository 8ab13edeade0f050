package io.trapline.web;

import io.trapline.config.Settings;
import io.trapline.mediation.board.CustomerRow;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Serves the pages over made-up rows, for looking at them: {@code LookAround PORT COUNT}. */
final class LookAround {

    private LookAround() {}

    public static void main(String[] args) throws Exception {
        int port = args.length > 0 ? Integer.parseInt(args[0]) : 8099;
        int count = args.length > 1 ? Integer.parseInt(args[1]) : 250;
        Noc noc = new Noc("look");
        if (count > 0) Scenes.oltDown(Scenes.crowd(noc, count, 7));
        noc.publish();
        try (Web web = new Web(new Settings.Web(new InetSocketAddress("127.0.0.1", port)), noc, noc, List.of())) {
            web.start();
            if (count == 0) Thread.currentThread().join();
            for (long i = 1; ; i++) {
                TimeUnit.SECONDS.sleep(2);
                CustomerRow row = noc.board().customers().get((int)
                        (i * 7 % noc.board().customers().size()));
                noc.event(Scenes.trapEvent(i + 1, java.time.Instant.now(), "repeated", Scenes.OLT_ALARM));
                if (i % 3 == 0 && !row.customerId().equals(Scenes.KLINIKUM)) noc.heal(row.customerId());
                noc.publish();
            }
        }
    }
}
