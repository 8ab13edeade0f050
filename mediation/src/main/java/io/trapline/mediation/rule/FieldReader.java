package io.trapline.mediation.rule;

import io.trapline.config.Entry;
import io.trapline.config.Section;
import java.util.List;

/** Reads one place where a field may stand. */
final class FieldReader {

    private FieldReader() {}

    static Source source(Section section) {
        try (Section s = section) {
            List<String> ways = List.of("value", "index", "row", "trap", "param");
            List<String> given = ways.stream().filter(s::has).toList();
            if (given.size() != 1) {
                s.error(
                        Codes.INCOMPLETE,
                        "say where the field stands: one of value, index, row, trap (an OID) or param");
                ways.forEach(s::optional);
                s.optional("as");
                return new Source.Parameter("");
            }
            String way = given.getFirst();
            ways.forEach(s::optional);
            Entry at = s.required(way);
            if (way.equals("param")) {
                s.pointless("as", "a parameter is text");
                return new Source.Parameter(at.text());
            }
            String oid = oid(at);
            Form form = s.optional("as", Form.PLAIN.word()).word(Form.values(), Form::word);
            return switch (way) {
                case "value" -> new Source.Value(oid, form);
                case "index" -> new Source.Index(oid, form);
                case "trap" -> new Source.Identity(oid, form);
                default -> new Source.Row(oid, form);
            };
        }
    }

    static String oid(Entry entry) {
        String oid = entry.text();
        if (!entry.isBroken() && !Oid.valid(oid)) {
            entry.error(
                    Codes.OID,
                    "is no OID; write numbers joined by dots without a leading dot, e.g. 1.3.6.1.6.3.1.1.5.3");
        }
        return oid;
    }
}
