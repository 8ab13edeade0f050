package io.trapline.mediation.forward;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where listeners may be: a registration makes this server send requests, so that only addresses that the
 * operator named are let in. Scheme, host and port must be the same, and the path must be below the one named.
 *
 * @param allowed absolute http or https addresses, each with all below it; none allows nobody
 */
public record CallbackRule(List<URI> allowed) {

    private static final int CALLBACK_MAX = 500;

    /** What is wrong with a callback, one sentence; empty when it may be called. */
    public Optional<String> complaint(String callback) {
        if (callback.length() > CALLBACK_MAX) {
            return Optional.of("callback: at most " + CALLBACK_MAX + " characters.");
        }
        URI uri;
        try {
            uri = new URI(callback);
        } catch (URISyntaxException e) {
            return Optional.of("callback: expected an address such as https://oss.example/listener.");
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (uri.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
            return Optional.of("callback: expected http://host/path or https://host/path.");
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            return Optional.of("callback: found a user, a password or a fragment in it.");
        }
        return allowed.stream().anyMatch(prefix -> below(uri, prefix))
                ? Optional.empty()
                : Optional.of("callback: not below an address in northbound.callbacks; the operator of this"
                        + " server names there who may be told.");
    }

    private static boolean below(URI uri, URI prefix) {
        String base = path(prefix).endsWith("/") ? path(prefix) : path(prefix) + "/";
        String path = path(uri);
        return prefix.getScheme().equalsIgnoreCase(uri.getScheme())
                && prefix.getHost().equalsIgnoreCase(uri.getHost())
                && port(prefix) == port(uri)
                && !climbs(path)
                && (path + "/").startsWith(base);
    }

    /** Dots, plain or encoded, that a server may resolve to somewhere else. */
    private static boolean climbs(String path) {
        String lower = path.toLowerCase(Locale.ROOT).replace("%2e", ".");
        return lower.contains("/..") || lower.contains("%2f") || lower.contains("%5c") || lower.contains("\\");
    }

    private static String path(URI uri) {
        @Nullable String path = uri.getRawPath();
        return path == null || path.isEmpty() ? "/" : path;
    }

    private static int port(URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : uri.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    }
}
