package io.trapline.agent.planted;

import java.net.http.HttpClient;

/** Planted. */
public final class ImportsHttpClient {

    private final Class<?> client = HttpClient.class;

    @Override
    public String toString() {
        return client.getName();
    }
}
