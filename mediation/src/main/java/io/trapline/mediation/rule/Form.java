package io.trapline.mediation.rule;

import io.trapline.mediation.VarBind;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a value or an index is to be read. */
enum Form {
    /** As it stands. */
    PLAIN("plain"),
    /** An InetAddress (RFC 4001): 4 or 16 octets; in an index with or without its type and length. */
    ADDRESS("address"),
    /** The last number of an index or OID. */
    LAST("last"),
    /** The first number of an index or OID. */
    FIRST("first"),
    /** Text coded into an index: its length, then one number a character (RFC 2578 section 7.7). */
    TEXT("text"),
    /** A pointer into alarmModelTable (RFC 3877): list and number of the alarm, without its state. */
    ALARM_MODEL("alarmModel"),
    /** An OID of ifTable (RFC 2863): the number of its port. */
    IF_INDEX("ifIndex");

    private static final Pattern PORT = Pattern.compile("1\\.3\\.6\\.1\\.2\\.1\\.2\\.2\\.1\\.\\d{1,2}\\.(\\d{1,10})");

    private final String word;

    Form(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    @Nullable
    String ofValue(VarBind bind) {
        return switch (this) {
            case PLAIN, TEXT -> bind.value();
            case ADDRESS ->
                bind.bytes().length == 4 || bind.bytes().length == 16 ? address(bind.bytes()) : bind.value();
            case LAST, FIRST, ALARM_MODEL, IF_INDEX -> ofIndex(bind.value());
        };
    }

    @Nullable
    String ofIndex(String index) {
        return switch (this) {
            case PLAIN -> index;
            case LAST -> index.substring(index.lastIndexOf('.') + 1);
            case FIRST -> index.indexOf('.') < 0 ? index : index.substring(0, index.indexOf('.'));
            case ADDRESS -> addressIn(index);
            case TEXT -> textIn(index);
            case ALARM_MODEL -> modelIn(index);
            case IF_INDEX -> portIn(index);
        };
    }

    private static @Nullable String addressIn(String index) {
        String[] parts = index.split("\\.", 64);
        // Bare address, or length and address, or type, length and address; more index parts may follow.
        for (int skip = 2; skip >= 0; skip--) {
            int length = skip == 0 ? 4 : parts.length > skip ? number(parts[skip - 1]) : 0;
            boolean typed = skip < 2 || parts.length > 2 && number(parts[0]) == (length == 4 ? 1 : 2);
            if (typed && (length == 4 || length == 16) && parts.length >= skip + length) {
                return address(parts, skip, length);
            }
        }
        return null;
    }

    private static @Nullable String address(String[] parts, int from, int length) {
        byte[] octets = new byte[length];
        for (int i = 0; i < length; i++) {
            int number = number(parts[from + i]);
            if (number > 255) {
                return null;
            }
            octets[i] = (byte) number;
        }
        return address(octets);
    }

    private static String address(byte[] octets) {
        try {
            return AddressText.of(InetAddress.getByAddress(octets));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has 4 or 16 octets", e);
        }
    }

    private static @Nullable String portIn(String oid) {
        Matcher port = PORT.matcher(oid);
        return port.matches() ? port.group(1) : null;
    }

    private static @Nullable String modelIn(String pointer) {
        AlarmModel model = AlarmModel.parse(pointer);
        return model == null ? null : model.row();
    }

    private static @Nullable String textIn(String index) {
        String[] parts = index.split("\\.", 300);
        int length = number(parts[0]);
        if (length > 255 || parts.length < length + 1) {
            return null;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= length; i++) {
            text.append((char) number(parts[i]));
        }
        return text.toString();
    }

    /** A sub-identifier; 65,535 stands for everything larger. */
    private static int number(String part) {
        return part.length() > 5 || part.isEmpty() ? 65_535 : Math.min(65_535, Integer.parseInt(part));
    }
}
