package io.trapline.mediation.mib;

import io.trapline.mediation.OctetText;
import io.trapline.mediation.VarBind;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Values as their types mean them: labels, named bits, dates, addresses, hints. What the type does not fit is
 * left as it came.
 */
final class ValueText {

    private ValueText() {}

    /**
     * How a person reads the value; empty when the value itself says it as well.
     *
     * @param addressType number of the InetAddressType that goes with it (RFC 4001); null when not known
     */
    static Optional<String> of(ValueType type, VarBind value, @Nullable Long addressType) {
        return switch (value.type()) {
            case "INTEGER", "Gauge32", "Counter32", "UInteger32" -> integer(type, value.value());
            case "TimeTicks" -> ticks(value.value());
            case "OCTET STRING", "BIT STRING" ->
                octets(type, value.bytes(), addressType).filter(text -> !text.equals(value.value()));
            default -> Optional.empty();
        };
    }

    static Optional<String> integer(ValueType type, String decimal) {
        long number;
        try {
            number = Long.parseLong(decimal);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
        String label = type.labels().get(number);
        if (label != null && type.base() != ValueType.Base.BITS) {
            return Optional.of(label + "(" + number + ")");
        }
        return DisplayHint.integer(type.hint(), number).filter(text -> !text.equals(decimal));
    }

    static Optional<String> octets(ValueType type, byte[] octets, @Nullable Long addressType) {
        if (type.base() == ValueType.Base.BITS) {
            return Optional.of(bits(type.labels(), octets));
        }
        return switch (type.convention()) {
            case "DateAndTime" -> date(octets);
            case "InetAddress",
                    "InetAddressIPv4",
                    "InetAddressIPv6",
                    "InetAddressIPv4z",
                    "InetAddressIPv6z",
                    "Ipv6Address" -> address(octets, addressType);
            default ->
                type.hint().isEmpty()
                        ? Optional.empty()
                        : text(type.hint())
                                ? Optional.of(OctetText.text(octets))
                                : DisplayHint.octets(type.hint(), octets);
        };
    }

    /** Hints that only say text, {@code 255a} of a DisplayString: it is that whatever its octets are. */
    private static boolean text(String hint) {
        int digits = 0;
        while (digits < hint.length() && Character.isDigit(hint.charAt(digits))) {
            digits++;
        }
        return digits > 0 && digits == hint.length() - 1 && (hint.endsWith("a") || hint.endsWith("t"));
    }

    /** The set bits by position (RFC 2578 section 7.1.4), {@code none} without one. */
    static String bits(Map<Long, String> labels, byte[] octets) {
        var set = new StringJoiner(", ");
        set.setEmptyValue("none");
        for (int bit = 0; bit < octets.length * 8; bit++) {
            if ((octets[bit / 8] & (0x80 >> (bit % 8))) != 0) {
                String label = labels.get((long) bit);
                set.add(label == null ? Integer.toString(bit) : label + "(" + bit + ")");
            }
        }
        return set.toString();
    }

    /** RFC 2579: year, month, day, hour, minutes, seconds, tenths, and perhaps the way to UTC. */
    static Optional<String> date(byte[] b) {
        if (b.length != 8 && b.length != 11) {
            return Optional.empty();
        }
        int year = (b[0] & 0xFF) << 8 | (b[1] & 0xFF);
        boolean sane = b[2] >= 1 && b[2] <= 12 && b[3] >= 1 && b[3] <= 31 && b[4] >= 0 && b[4] <= 23;
        if (!sane || b[5] < 0 || b[5] > 59 || b[6] < 0 || b[6] > 60 || b[7] < 0 || b[7] > 9) {
            return Optional.empty();
        }
        String time = "%04d-%02d-%02dT%02d:%02d:%02d.%d".formatted(year, b[2], b[3], b[4], b[5], b[6], b[7]);
        if (b.length == 8) {
            return Optional.of(time);
        }
        boolean signed = b[8] == '+' || b[8] == '-';
        return signed && b[9] >= 0 && b[9] <= 14 && b[10] >= 0 && b[10] <= 59
                ? Optional.of(time + "%c%02d:%02d".formatted((char) b[8], b[9], b[10]))
                : Optional.empty();
    }

    /** RFC 4001: by the type that goes with it, else by its length. */
    static Optional<String> address(byte[] octets, @Nullable Long type) {
        if (type != null && type == 16) {
            return Optional.of(new String(octets, StandardCharsets.UTF_8));
        }
        return switch (octets.length) {
            case 4 -> Optional.of(numeric(octets, 4));
            case 16 -> Optional.of(numeric(octets, 16));
            case 8 -> Optional.of(numeric(octets, 4) + "%" + zone(octets, 4));
            case 20 -> Optional.of(numeric(octets, 16) + "%" + zone(octets, 16));
            default -> Optional.empty();
        };
    }

    private static String numeric(byte[] octets, int length) {
        try {
            return InetAddress.getByAddress(java.util.Arrays.copyOf(octets, length))
                    .getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("no address of " + length + " octets", e);
        }
    }

    private static long zone(byte[] octets, int from) {
        return Integer.toUnsignedLong(java.nio.ByteBuffer.wrap(octets).getInt(from));
    }

    /** Hundredths of a second as {@code 1d 02:03:04.05}. */
    static Optional<String> ticks(String decimal) {
        long ticks;
        try {
            ticks = Long.parseLong(decimal);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
        long seconds = ticks / 100;
        return Optional.of("%dd %02d:%02d:%02d.%02d"
                .formatted(seconds / 86_400, seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60, ticks % 100));
    }
}
