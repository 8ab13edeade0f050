package io.trapline.deploy.demo.desk;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The desk on a port of its own on loopback, with whatever goes wrong there. */
public final class MockDeskServer implements AutoCloseable {

    static {
        // Without it each small answer waits 40 ms for the client's delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final MockDesk desk;
    private final Mishaps mishaps;
    private final Duration lateness;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicLong requests = new AtomicLong();

    /**
     * @param port 0 for any free one
     * @param lateness how long a late commit comes after its request
     */
    public MockDeskServer(MockDesk desk, int port, Mishaps mishaps, Duration lateness) throws IOException {
        this.desk = desk;
        this.mishaps = mishaps;
        this.lateness = lateness;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
        server.createContext("/", this::exchange);
    }

    public void start() {
        server.start();
    }

    /** Where tickets are opened. */
    public URI tickets() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + MockDesk.TICKETS);
    }

    /** Requests that arrived so far. */
    public long requests() {
        return requests.get();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.close();
    }

    private void exchange(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().getPath();
        byte[] body = exchange.getRequestBody().readNBytes(MockDesk.BODY_BYTES_MAX + 1);
        switch (mishaps.next(method, path)) {
            case NONE -> send(exchange, desk(exchange, body));
            case FAILED_BEFORE_COMMIT -> send(exchange, Answer.json(500, "{\"reason\":\"failed before\"}"));
            case BUSY -> {
                exchange.getResponseHeaders().set("Retry-After", "0");
                send(exchange, Answer.json(429, "{\"reason\":\"too many\"}"));
            }
            case SILENT_BEFORE_COMMIT -> silent(exchange);
            case FAILED_AFTER_COMMIT -> {
                desk(exchange, body);
                send(exchange, Answer.json(500, "{\"reason\":\"failed after\"}"));
            }
            case LOST_AFTER_COMMIT -> {
                desk(exchange, body);
                exchange.close();
            }
            case SILENT_AFTER_COMMIT -> {
                desk(exchange, body);
                silent(exchange);
            }
            case LATE_COMMIT -> {
                await(lateness);
                desk(exchange, body);
                exchange.close();
            }
        }
    }

    private Answer desk(HttpExchange exchange, byte[] body) {
        URI uri = exchange.getRequestURI();
        return desk.answer(exchange.getRequestMethod(), uri.getPath(), uri.getRawQuery(), body);
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void silent(HttpExchange exchange) {
        await(Duration.ofMinutes(1));
        exchange.close();
    }

    private void await(Duration atMost) {
        try {
            closed.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stands alone: {@code MockDeskServer PORT FILE}. */
    public static void main(String[] arguments) throws IOException {
        var desk = new MockDesk(Path.of(arguments[1]), MockDesk.Uniqueness.NAIVE, InstantSource.system());
        var server = new MockDeskServer(desk, Integer.parseInt(arguments[0]), Mishaps.NONE, Duration.ZERO);
        server.start();
        new PrintStream(System.out, true, StandardCharsets.UTF_8).println("READY " + server.tickets());
    }
}
