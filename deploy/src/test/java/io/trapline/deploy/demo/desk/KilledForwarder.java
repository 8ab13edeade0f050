package io.trapline.deploy.demo.desk;

import io.trapline.mediation.forward.Forwarder;
import io.trapline.mediation.forward.ForwarderPolicy;
import io.trapline.mediation.forward.TicketWork.Action;
import io.trapline.mediation.forward.WebhookDesk;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;

/** A process of its own that forwards until somebody kills it: {@code URL REPORTS OUTAGES}. */
final class KilledForwarder {

    private KilledForwarder() {}

    public static void main(String[] arguments) throws InterruptedException {
        var works = IntStream.rangeClosed(1, Integer.parseInt(arguments[2]))
                .mapToObj(i -> Ward.work(i, Action.OPEN, i))
                .toList();
        var ward = new Ward(works, Path.of(arguments[1]));
        var policy = new ForwarderPolicy(
                Duration.ofMillis(1),
                Duration.ofMillis(4),
                Duration.ofDays(30),
                5,
                Duration.ofMillis(5),
                Duration.ofMillis(100));
        var desk = new WebhookDesk(URI.create(arguments[0]), null, Duration.ofSeconds(30));
        try (var forwarder =
                new Forwarder(new Forwarder.Route("desk", desk, policy), ward, ward, Forwarder.Seams.system())) {
            forwarder.start();
            if (!ward.awaitAll(Duration.ofMinutes(3))) {
                throw new IllegalStateException("not done");
            }
        }
    }
}
