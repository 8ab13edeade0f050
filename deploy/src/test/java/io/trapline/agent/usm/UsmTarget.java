package io.trapline.agent.usm;

import static io.trapline.deploy.fuzz.Bounds.check;

import io.trapline.agent.usm.V3Writer.Header;
import io.trapline.config.Secret;
import io.trapline.deploy.fuzz.Bounds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * SNMPv3 under USM. Strange messages are judged within the bounds; what is sealed with the keys of a
 * user is opened and is what was sealed; with any octet of it altered it is refused.
 */
public final class UsmTarget {

    private static final byte[] ENGINE = {(byte) 0x80, 0, 0x1f, (byte) 0x88, 4, 1, 2, 3};
    private static final int AUTH_PRIV = V3Layout.AUTH | V3Layout.PRIV;

    /** A digest and a cipher of the JDK cost some kilobytes each, whatever the message. */
    private static final Bounds BOUNDS = new Bounds(65_536);

    private static final UsmUser SHA_AES = new UsmUser(
            "jane", AuthProtocol.SHA, new Secret("maplesyrup-a"), PrivProtocol.AES, new Secret("maplesyrup-p"));
    private static final UsmUser MD5_DES = new UsmUser(
            "jack", AuthProtocol.MD5, new Secret("maplesyrup-a"), PrivProtocol.DES, new Secret("maplesyrup-p"));
    private static final UsmUser NOBODY = new UsmUser("joe", null, null, null, null);
    private static final List<UsmKeys> KEYS =
            List.of(UsmKeys.localize(SHA_AES, ENGINE), UsmKeys.localize(MD5_DES, ENGINE));
    private static final UsmDoor DOOR = door();

    private UsmTarget() {}

    private static UsmDoor door() {
        try {
            Path folder = Files.createTempDirectory("trapline-fuzz-usm-");
            UsmDoor door = UsmDoor.start(List.of(SHA_AES, MD5_DES, NOBODY), folder);
            try (var files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
            return door;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The fuzzer's way in. */
    public static void fuzzerTestOneInput(byte[] input) {
        BOUNDS.hold(input, DOOR::judge);
        for (UsmKeys keys : KEYS) {
            BOUNDS.hold(input, message -> UsmOpener.open(message, keys));
            sealed(input, keys);
        }
        BOUNDS.hold(input, V3Layout::scopedPduBytes);
        BOUNDS.hold(input, V3Layout::pduFrom);
        BOUNDS.hold(input, V3Layout::requestId);
    }

    /** The input as what is sealed, whatever it is: only a scoped PDU is let out again. */
    private static void sealed(byte[] input, UsmKeys keys) {
        var header = new Header(7, AUTH_PRIV, ENGINE, 3, 4, keys.user().name());
        byte[] message = V3Writer.sealed(header, input, keys, 0);
        int scoped = V3Layout.scopedPduBytes(input);
        Opening opening = UsmOpener.open(message, keys);
        if (scoped > 0) {
            boolean opened =
                    opening instanceof Opening.Opened it && Arrays.equals(it.scopedPdu(), Arrays.copyOf(input, scoped));
            check(opened, input, "sealed and opened: " + opening);
            altered(message, input, keys);
        } else if (opening instanceof Opening.Opened it) {
            // A block cipher may have padded it to something whole; it is still what was sealed.
            byte[] padded = Arrays.copyOf(input, Math.max(input.length, it.scopedPdu().length));
            byte[] part = Arrays.copyOf(padded, it.scopedPdu().length);
            check(Arrays.equals(it.scopedPdu(), part), input, "opened as something else");
        }
    }

    private static void altered(byte[] message, byte[] input, UsmKeys keys) {
        int at = Math.floorMod(Arrays.hashCode(input), message.length);
        message[at] ^= (byte) (1 << (input.length & 7));
        check(
                UsmOpener.open(message, keys) instanceof Opening.Refused,
                message,
                "opened with octet " + at + " altered");
    }
}
