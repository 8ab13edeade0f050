package io.trapline.mediation.mib;

import io.trapline.mediation.mib.MibNode.IndexPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the index of a row out of the numbers that follow a column's OID (RFC 2578 section 7.7). */
final class IndexText {

    private final long[] numbers;
    private int at;
    private @Nullable Long addressType;

    private IndexText(long[] numbers) {
        this.numbers = numbers;
    }

    /** All parts in order; empty when the numbers do not fit the index exactly. */
    static List<NamedOid.IndexValue> read(List<IndexPart> index, String suffix) {
        if (index.isEmpty() || suffix.isEmpty()) {
            return List.of();
        }
        var reading = new IndexText(numbers(suffix));
        var values = new ArrayList<NamedOid.IndexValue>();
        for (int i = 0; i < index.size(); i++) {
            IndexPart part = index.get(i);
            Optional<String> value = reading.part(part.type(), part.implied() && i == index.size() - 1);
            if (value.isEmpty()) {
                return List.of();
            }
            values.add(new NamedOid.IndexValue(part.name(), value.get()));
        }
        return reading.at == reading.numbers.length ? List.copyOf(values) : List.of();
    }

    private static long[] numbers(String suffix) {
        String[] parts = suffix.split("\\.");
        long[] numbers = new long[parts.length];
        for (int i = 0; i < parts.length; i++) {
            numbers[i] = Long.parseLong(parts[i]);
        }
        return numbers;
    }

    private Optional<String> part(ValueType type, boolean implied) {
        return switch (type.base()) {
            case OCTET_STRING, BITS, OPAQUE, NSAP_ADDRESS -> octets(type, implied);
            case OBJECT_IDENTIFIER -> objectId(implied);
            case IP_ADDRESS -> octets(4).flatMap(bytes -> ValueText.address(bytes, null));
            default -> integer(type);
        };
    }

    private Optional<String> integer(ValueType type) {
        if (at >= numbers.length) {
            return Optional.empty();
        }
        long number = numbers[at++];
        if (type.convention().equals("InetAddressType")) {
            addressType = number;
        }
        String plain = Long.toString(number);
        return Optional.of(ValueText.integer(type, plain).orElse(plain));
    }

    private Optional<String> octets(ValueType type, boolean implied) {
        Optional<byte[]> bytes = octets(length(type.octets(), implied));
        return bytes.map(b -> ValueText.octets(type, b, addressType).orElseGet(() -> text(b)));
    }

    /** A fixed length is not sent; an implied one is all that is left; every other stands before. */
    private int length(int fixed, boolean implied) {
        if (fixed >= 0) {
            return fixed;
        }
        if (implied) {
            return numbers.length - at;
        }
        return at < numbers.length ? (int) Math.min(numbers[at++], Integer.MAX_VALUE) : -1;
    }

    private Optional<byte[]> octets(int length) {
        if (length < 0 || length > numbers.length - at) {
            return Optional.empty();
        }
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            if (numbers[at] > 255) {
                return Optional.empty();
            }
            bytes[i] = (byte) numbers[at++];
        }
        return Optional.of(bytes);
    }

    private Optional<String> objectId(boolean implied) {
        int length = length(-1, implied);
        if (length < 0 || length > numbers.length - at) {
            return Optional.empty();
        }
        var oid = new java.util.StringJoiner(".");
        for (int i = 0; i < length; i++) {
            oid.add(Long.toString(numbers[at++]));
        }
        return Optional.of(oid.toString());
    }

    /** As text where it is printable, else as hex. */
    private static String text(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0x20 || b == 0x7F) {
                return java.util.HexFormat.ofDelimiter(":").formatHex(bytes);
            }
        }
        return new String(bytes, java.nio.charset.StandardCharsets.US_ASCII);
    }
}
