package io.trapline.deploy.doctor;

import io.trapline.config.Settings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.List;

/** Whether somebody takes connections where tickets go. Sends nothing. */
final class DesksCheck implements Check {

    private static final String TOPIC = "desk";
    private static final int CONNECT_MILLIS = 3_000;

    @Override
    public List<Finding> look(Settings settings) {
        return settings.forwarders().stream().map(DesksCheck::look).toList();
    }

    private static Finding look(Settings.Destination destination) {
        URI url = destination.url();
        int port = url.getPort() >= 0 ? url.getPort() : "https".equals(url.getScheme()) ? 443 : 80;
        String where = destination.name() + " at " + url.getHost() + ":" + port;
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(url.getHost(), port), CONNECT_MILLIS);
            return Finding.fine(TOPIC, where + " takes connections");
        } catch (IOException e) {
            return Finding.warning(
                    TOPIC,
                    where + " does not take connections (" + e.getMessage() + "); tickets would wait",
                    "check forwarders[].url, the firewall and the desk");
        }
    }
}
