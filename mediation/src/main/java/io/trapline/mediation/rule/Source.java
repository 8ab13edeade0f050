package io.trapline.mediation.rule;

import io.trapline.mediation.Decoded;
import io.trapline.mediation.VarBind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where in a message a field may stand. Pure. */
sealed interface Source {

    /** What the message says there, or null when it does not. */
    @Nullable
    String read(Decoded message, Captures captures);

    /** The value of the first varbind of a column (or of a scalar). */
    record Value(String column, Form form) implements Source {
        @Override
        public @Nullable String read(Decoded message, Captures captures) {
            if (message instanceof Decoded.Trap trap) {
                for (VarBind bind : trap.varbinds()) {
                    if (Oid.under(bind.oid(), column) && !bind.type().startsWith("noSuch")) {
                        String value = form.ofValue(bind);
                        return value == null || value.isEmpty() ? null : value;
                    }
                }
            }
            return null;
        }
    }

    /** The index of the first varbind of a column: what its OID has behind the column. */
    record Index(String column, Form form) implements Source {
        @Override
        public @Nullable String read(Decoded message, Captures captures) {
            if (message instanceof Decoded.Trap trap) {
                for (VarBind bind : trap.varbinds()) {
                    String index = Oid.behind(bind.oid(), column);
                    if (index != null) {
                        return form.ofIndex(index);
                    }
                }
            }
            return null;
        }
    }

    /** The index of the first varbind of any column of a table's entry. */
    record Row(String entry, Form form) implements Source {
        @Override
        public @Nullable String read(Decoded message, Captures captures) {
            if (message instanceof Decoded.Trap trap) {
                for (VarBind bind : trap.varbinds()) {
                    String rest = Oid.behind(bind.oid(), entry);
                    int dot = rest == null ? -1 : rest.indexOf('.');
                    if (rest != null && dot > 0) {
                        return form.ofIndex(rest.substring(dot + 1));
                    }
                }
            }
            return null;
        }
    }

    /** The identity of the notification itself: what its OID has behind a prefix. */
    record Identity(String prefix, Form form) implements Source {
        @Override
        public @Nullable String read(Decoded message, Captures captures) {
            String oid = message instanceof Decoded.Trap trap ? trap.trapOid() : null;
            String rest = oid == null ? null : Oid.behind(oid, prefix);
            return rest == null ? null : form.ofIndex(rest);
        }
    }

    /** Always the same. */
    record Constant(String text) implements Source {
        @Override
        public String read(Decoded message, Captures captures) {
            return text;
        }
    }

    /** A parameter of structured data, whatever element it is in. */
    record Parameter(String name) implements Source {
        @Override
        public @Nullable String read(Decoded message, Captures captures) {
            if (message instanceof Decoded.SyslogMessage syslog) {
                for (Map<String, String> element : syslog.structuredData().values()) {
                    String value = element.get(name);
                    if (value != null && !value.isEmpty()) {
                        return value;
                    }
                }
            }
            return null;
        }
    }

    /** What a pattern of the same rule caught. */
    record Caught(String name) implements Source {
        @Override
        public @Nullable String read(Decoded message, Captures captures) {
            return captures.value(name);
        }
    }

    /** Something a rule may speak of: the first source that has it wins; an IPv6 address has one spelling. */
    record Field(String name, List<Source> sources) {

        @Nullable
        String read(Decoded message, Captures captures) {
            for (Source source : sources) {
                String value = source.read(message, captures);
                if (value != null) {
                    return AddressText.canonical(value);
                }
            }
            return null;
        }
    }
}
