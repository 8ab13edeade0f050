package io.trapline.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.trapline.config.Settings;
import io.trapline.web.api.Json;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

/** A running web view over a {@link Noc}, and a client for it. */
final class Browse implements AutoCloseable {

    final Noc noc;
    final InetSocketAddress address;
    private final Web web;
    private final HttpClient client = HttpClient.newHttpClient();

    Browse(Noc noc, Mount... mounts) {
        this.noc = noc;
        InetSocketAddress any = new InetSocketAddress("127.0.0.1", 0);
        web = new Web(new Settings.Web(any), noc, noc, List.of(mounts));
        try {
            address = web.start();
        } catch (BindFailure e) {
            throw new AssertionError(e);
        }
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + address.getPort() + path);
    }

    HttpResponse<String> get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(at(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> send(HttpRequest request) throws Exception {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    JsonNode json(String path) throws Exception {
        return Json.read(get(path).body());
    }

    String page(String path) throws Exception {
        return get(path).body();
    }

    HttpClient client() {
        return client;
    }

    @Override
    public void close() {
        web.close();
        client.close();
    }
}
