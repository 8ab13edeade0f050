package io.trapline.web.planted;

import io.javalin.config.RoutesConfig;

/** Planted: an address that no table knows. */
public final class RegistersARoute {

    private RegistersARoute() {}

    /** Planted. */
    public static void register(RoutesConfig server) {
        server.get("/planted", ctx -> ctx.result("nobody asked who you are"));
    }
}
