package io.trapline.agent.usm;

import io.trapline.agent.Claim;
import io.trapline.agent.usm.V3Writer.Header;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * Our side of USM (RFC 3414 section 3.2): verifies and opens what comes, seals what we answer, says
 * in a Report what was wrong.
 *
 * <p>Traps name their sender as the authoritative engine. Engines need no registration: the keys of a
 * user at an engine nobody has seen cost one short hash, and only a message whose digest is right is
 * remembered, so that forged ones leave nothing behind and cost no more than their digest. Informs
 * must name our own engine; their senders discover it.
 *
 * <p>A user is taken at exactly the level it is configured with. Safe for use by any thread.
 */
public final class UsmDoor {

    /** Engines, and keys of users at engines, that are remembered. */
    private static final int REMEMBERED_MAX = 50_000;

    /** RFC 3414 section 2.4: a longer name is nobody's. */
    private static final int NAME_MAX = 32;

    private static final long WINDOW_SECONDS = EngineBook.WINDOW_SECONDS;

    private final Map<String, UsmMaster> users = new HashMap<>();
    private final OwnEngine own;
    private final EngineBook book;
    private final Path bookFile;
    private final AtomicLongArray reported = new AtomicLongArray(UsmReason.values().length);

    /** Keys that have proved right, oldest use first. Guarded by itself. */
    private final LinkedHashMap<String, UsmKeys> keys = new LinkedHashMap<>(16, 0.75f, true);

    UsmDoor(List<UsmUser> users, OwnEngine own, EngineBook book, Path bookFile) {
        for (UsmUser user : users) {
            this.users.put(user.name(), UsmMaster.of(user));
        }
        this.own = own;
        this.book = book;
        this.bookFile = bookFile;
    }

    /**
     * Counts this start of our engine and remembers the engines met before.
     *
     * @param folder of {@code engine} and {@code engines}; made when missing
     * @throws IOException when they cannot be read or written; its message says what to do
     */
    public static UsmDoor start(List<UsmUser> users, Path folder) throws IOException {
        OwnEngine own = OwnEngine.start(folder.resolve("engine"));
        var book = new EngineBook(REMEMBERED_MAX, System::nanoTime, InstantSource.system());
        Path bookFile = folder.resolve("engines");
        book.load(bookFile);
        return new UsmDoor(users, own, book, bookFile);
    }

    /** Writes down how far the time of the engines has come; every few seconds and at the stop, not on an event loop. */
    public void save() throws IOException {
        book.save(bookFile);
    }

    /** Accepts an engine that has lost its boots count; true when it was known. A person decides that. */
    public boolean forget(byte[] engineId) {
        return book.forget(engineId);
    }

    public byte[] engineId() {
        return own.id();
    }

    /** Judges a message; never throws for what it says. */
    public UsmVerdict judge(byte[] message) {
        V3Layout layout = V3Layout.of(message);
        if (layout == null) {
            return new UsmVerdict.Refused(UsmReason.MALFORMED, null, Claim.NONE);
        }
        if (layout.engineId().length == 0) {
            return refused(layout, message, UsmReason.UNKNOWN_ENGINE, null);
        }
        UsmMaster user = users.get(layout.user());
        if (user == null) {
            return refused(layout, message, UsmReason.UNKNOWN_USER, null);
        }
        if (!isOwn(layout) && !isApproved(user.user(), layout)) {
            return refused(layout, message, UsmReason.UNKNOWN_ENGINE, null);
        }
        if ((layout.flags() & levelOf(user.user())) != levelOf(user.user())) {
            return refused(layout, message, UsmReason.UNSUPPORTED_SECURITY_LEVEL, null);
        }
        String name = layout.user() + '@' + HexFormat.of().formatHex(layout.engineId());
        UsmKeys known = known(name);
        UsmKeys here = known == null ? user.at(layout.engineId()) : known;
        return switch (UsmOpener.open(message, here)) {
            case Opening.Refused closed -> refused(layout, message, closed.reason(), here);
            case Opening.Opened opened -> {
                if (layout.authenticated() && !timely(layout)) {
                    yield refused(layout, message, UsmReason.NOT_IN_TIME_WINDOW, here);
                }
                if (known == null && layout.authenticated()) {
                    remember(name, here);
                }
                yield opened(layout, opened, here);
            }
        };
    }

    private UsmVerdict opened(V3Layout layout, Opening.Opened opened, UsmKeys here) {
        byte[] scopedPdu = opened.scopedPdu();
        var header = new Header(
                layout.msgId(), layout.flags(), layout.engineId(), layout.boots(), layout.time(), layout.user());
        var reply = new UsmVerdict.Reply() {
            @Override
            public byte @Nullable [] answer(byte[] responseScopedPdu) {
                int level = layout.flags() & (V3Layout.AUTH | V3Layout.PRIV);
                return isOwn(layout)
                        ? V3Writer.sealed(ours(layout, level), responseScopedPdu, here, opened.privKey())
                        : null;
            }

            @Override
            public byte @Nullable [] discovery() {
                return report(layout, UsmReason.UNKNOWN_ENGINE, V3Layout.requestId(scopedPdu), null);
            }
        };
        return new UsmVerdict.Opened(
                V3Writer.plain(header, scopedPdu), scopedPdu, V3Layout.pduFrom(scopedPdu), claim(layout), reply);
    }

    private UsmVerdict refused(V3Layout layout, byte[] message, UsmReason reason, @Nullable UsmKeys here) {
        long requestId = layout.encrypted()
                ? 0
                : V3Layout.requestId(Arrays.copyOfRange(message, layout.dataFrom(), layout.end()));
        return new UsmVerdict.Refused(reason, report(layout, reason, requestId, here), claim(layout));
    }

    /** A Report when the sender wants one. Only the one about time is sealed (RFC 3414 section 3.2 step 7). */
    private byte @Nullable [] report(V3Layout layout, UsmReason reason, long requestId, @Nullable UsmKeys here) {
        int counter = counter(reason);
        if (!layout.reportable() || counter == 0) {
            return null;
        }
        // Whoever speaks to another engine than ours has to find ours first.
        boolean seal = reason == UsmReason.NOT_IN_TIME_WINDOW && here != null && isOwn(layout);
        byte[] scopedPdu = V3Writer.report(own.id(), requestId, counter, reported.incrementAndGet(reason.ordinal()));
        return here == null || !seal
                ? V3Writer.plain(ours(layout, 0), scopedPdu)
                : V3Writer.sealed(ours(layout, V3Layout.AUTH), scopedPdu, here, 0);
    }

    private Header ours(V3Layout layout, int flags) {
        return new Header(layout.msgId(), flags, own.id(), own.boots(), own.time(), layout.user());
    }

    private boolean timely(V3Layout layout) {
        if (!isOwn(layout)) {
            return book.timely(layout.engineId(), layout.boots(), layout.time());
        }
        return layout.boots() == own.boots()
                && own.boots() < OwnEngine.BOOTS_MAX
                && Math.abs(layout.time() - own.time()) <= WINDOW_SECONDS;
    }

    private boolean isOwn(V3Layout layout) {
        return Arrays.equals(layout.engineId(), own.id());
    }

    /** Names of strangers are shown to people: nothing in them may do more than be read. */
    private static Claim claim(V3Layout layout) {
        String user = layout.user().replaceAll("[^ -~]", "?");
        return new Claim(
                HexFormat.of().formatHex(layout.engineId()), user.substring(0, Math.min(user.length(), NAME_MAX)));
    }

    private static boolean isApproved(UsmUser user, V3Layout layout) {
        return user.engines().isEmpty()
                || user.engines().contains(HexFormat.of().formatHex(layout.engineId()));
    }

    private @Nullable UsmKeys known(String name) {
        synchronized (keys) {
            return keys.get(name);
        }
    }

    private void remember(String name, UsmKeys proved) {
        synchronized (keys) {
            keys.put(name, proved);
            if (keys.size() > REMEMBERED_MAX) {
                keys.remove(keys.keySet().iterator().next());
            }
        }
    }

    private static int levelOf(UsmUser user) {
        return (user.auth() == null ? 0 : V3Layout.AUTH) | (user.priv() == null ? 0 : V3Layout.PRIV);
    }

    /** Last but one arc of the counter in usmStats (RFC 3414 section 5); 0 for none. */
    private static int counter(UsmReason reason) {
        return switch (reason) {
            case UNSUPPORTED_SECURITY_LEVEL -> 1;
            case NOT_IN_TIME_WINDOW -> 2;
            case UNKNOWN_USER -> 3;
            case UNKNOWN_ENGINE -> 4;
            case WRONG_DIGEST -> 5;
            case DECRYPTION -> 6;
            case MALFORMED -> 0;
        };
    }
}
