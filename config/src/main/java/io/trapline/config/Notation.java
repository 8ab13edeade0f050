package io.trapline.config;

import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How durations, sizes, addresses and networks are written. Never asks a name server. */
final class Notation {

    private static final Pattern MEASURE = Pattern.compile("([0-9]{1,12})([A-Za-z]{1,3})");

    private Notation() {}

    static Optional<Duration> duration(String text) {
        Matcher m = MEASURE.matcher(text);
        if (!m.matches()) {
            return Optional.empty();
        }
        long count = Long.parseLong(m.group(1));
        return switch (m.group(2)) {
            case "ms" -> Optional.of(Duration.ofMillis(count));
            case "s" -> Optional.of(Duration.ofSeconds(count));
            case "m" -> Optional.of(Duration.ofSeconds(count).multipliedBy(60));
            case "h" -> Optional.of(Duration.ofSeconds(count).multipliedBy(3600));
            case "d" -> Optional.of(Duration.ofSeconds(count).multipliedBy(86400));
            default -> Optional.empty();
        };
    }

    static Optional<Long> size(String text) {
        Matcher m = MEASURE.matcher(text);
        if (!m.matches()) {
            return Optional.empty();
        }
        int shift = switch (m.group(2)) {
            case "B" -> 0;
            case "KiB" -> 10;
            case "MiB" -> 20;
            case "GiB" -> 30;
            case "TiB" -> 40;
            default -> -1;
        };
        long count = Long.parseLong(m.group(1));
        if (shift < 0) {
            return Optional.empty();
        }
        return Optional.of(count > Long.MAX_VALUE >> shift ? Long.MAX_VALUE : count << shift);
    }

    /** What a piece of text was read as, or why it was not. */
    sealed interface Result<T> {
        record Good<T>(T value) implements Result<T> {}

        /** @param why empty when there is no more to say than what was expected */
        record Bad<T>(String code, String why) implements Result<T> {}
    }

    static Result<InetSocketAddress> bind(String text) {
        int colon = text.lastIndexOf(':');
        if (colon <= 0) {
            return new Result.Bad<>(Codes.FORMAT, "");
        }
        String host = text.substring(0, colon);
        String port = text.substring(colon + 1);
        if (!port.matches("[0-9]{1,9}")) {
            return new Result.Bad<>(Codes.FORMAT, "");
        }
        int number = Integer.parseInt(port);
        if (number > 65535) {
            return new Result.Bad<>(Codes.RANGE, "port " + number + " is out of range 0–65535");
        }
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        if (host.contains(":") && !bracketed) {
            return new Result.Bad<>(Codes.FORMAT, "an IPv6 address goes in brackets: \"[" + host + "]:" + port + "\"");
        }
        String bare = bracketed ? host.substring(1, host.length() - 1) : host;
        if (bare.equals("localhost")) {
            return new Result.Good<>(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), number));
        }
        try {
            InetAddress address = InetAddress.ofLiteral(bare);
            if (bracketed != (address instanceof Inet6Address) || !bracketed && !isDottedQuad(bare)) {
                return new Result.Bad<>(Codes.FORMAT, "");
            }
            return new Result.Good<>(new InetSocketAddress(address, number));
        } catch (IllegalArgumentException _) {
            return new Result.Bad<>(
                    Codes.FORMAT, "\"" + bare + "\" is no numeric address; names are not looked up here");
        }
    }

    static Result<String> network(String text) {
        int slash = text.indexOf('/');
        String bare = slash < 0 ? text : text.substring(0, slash);
        if (bare.contains("%") || !(bare.contains(":") || isDottedQuad(bare))) {
            return new Result.Bad<>(Codes.FORMAT, "");
        }
        byte[] address;
        try {
            address = InetAddress.ofLiteral(bare).getAddress();
        } catch (IllegalArgumentException _) {
            return new Result.Bad<>(Codes.FORMAT, "");
        }
        int bits = address.length * 8;
        String length = slash < 0 ? String.valueOf(bits) : text.substring(slash + 1);
        if (!length.matches("[0-9]{1,3}")) {
            return new Result.Bad<>(Codes.FORMAT, "");
        }
        int prefix = Integer.parseInt(length);
        if (prefix > bits) {
            return new Result.Bad<>(Codes.RANGE, "prefix length " + prefix + " is out of range 0–" + bits);
        }
        String canonical = masked(address, prefix) + "/" + prefix;
        if (!masked(address, bits).equals(masked(address, prefix))) {
            return new Result.Bad<>(
                    Codes.FORMAT, "has bits set behind the prefix; did you mean \"" + canonical + "\"?");
        }
        return new Result.Good<>(canonical);
    }

    private static boolean isDottedQuad(String text) {
        return text.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    }

    private static String masked(byte[] address, int prefix) {
        int bits = address.length * 8;
        BigInteger kept = new BigInteger(1, address).shiftRight(bits - prefix).shiftLeft(bits - prefix);
        byte[] out = new byte[address.length];
        byte[] digits = kept.toByteArray();
        int length = Math.min(digits.length, out.length);
        System.arraycopy(digits, digits.length - length, out, out.length - length, length);
        try {
            return InetAddress.getByAddress(out).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has 4 or 16 bytes", e);
        }
    }
}
