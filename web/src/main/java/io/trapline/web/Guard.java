package io.trapline.web;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the browser is told to refuse on our behalf, and what we refuse from other sites. */
final class Guard {

    /** Everything from here and nothing inline: a line of device text that slipped through cannot run. */
    static final String POLICY = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self'; "
            + "connect-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; "
            + "frame-ancestors 'none'";

    static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy", POLICY,
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
            "Cache-Control", "no-store");

    /** The longest body that is taken. */
    static final int BODY_BYTES = 64 * 1024;

    /** The name of the field by which a form shows that it is ours. */
    static final String CSRF = "csrf";

    private static final Pattern FORM = Pattern.compile("<form\\b[^>]*\\bmethod=\"post\"[^>]*>");

    private Guard() {}

    static void headers(Context ctx) {
        HEADERS.forEach(ctx::header);
    }

    /** Takes in what was sent, wanted or not: a connection that is closed over unread bytes may lose the answer. */
    static void takeIn(Context ctx) {
        int length = ctx.contentLength();
        if (length > 0 && length <= BODY_BYTES) ctx.bodyAsBytes();
    }

    /**
     * Lets a change through when it comes from our own page, or from a program: a browser always
     * says where a request comes from, and what does not say so must be JSON, CSV or a DELETE, which another
     * site cannot send without asking first.
     */
    static void sameOrigin(Context ctx) {
        String site = ctx.header("Sec-Fetch-Site");
        String origin = ctx.header("Origin");
        boolean fine;
        if (site != null) fine = site.equals("same-origin") || site.equals("none");
        else if (origin != null) fine = origin.equals(ctx.scheme() + "://" + ctx.header("Host"));
        else fine = ctx.method() == HandlerType.DELETE || json(ctx.header("Content-Type"));
        if (!fine) {
            throw new Problem(
                    403,
                    "crossSite",
                    "A change must come from this page, or be sent as application/json by a program.");
        }
    }

    /** A form that is sent with a session carries what the page gave it; a program's JSON needs no more. */
    static void formOfOurs(Context ctx, String csrf) {
        if (ctx.method() == HandlerType.DELETE || json(ctx.header("Content-Type"))) return;
        String given = ctx.formParam(CSRF);
        if (given == null || !MessageDigest.isEqual(bytes(given), bytes(csrf))) {
            throw new Problem(403, "staleForm", "This form is from another session; load the page again.");
        }
    }

    /** The page with a hidden field in every form that changes something, and the same for the script. */
    static String sealed(String html, String csrf) {
        return FORM.matcher(html)
                .replaceAll("$0<input type=\"hidden\" name=\"" + CSRF + "\" value=\"" + csrf + "\">")
                .replace("<body ", "<body data-csrf=\"" + csrf + "\" ");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static boolean json(@Nullable String type) {
        String lower = type == null ? "" : type.toLowerCase(Locale.ROOT);
        return lower.startsWith("application/json")
                || lower.startsWith("application/merge-patch+json")
                || lower.startsWith("text/csv");
    }
}
