package io.trapline.mediation.codec;

import io.trapline.mediation.maintenance.Scope;
import io.trapline.mediation.maintenance.Window;
import io.trapline.mediation.maintenance.WindowBook;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Maintenance windows as bytes; times as their ISO texts, zones by name. */
final class WindowCodec {

    private WindowCodec() {}

    static Packer window(Packer out, Window w) {
        out.text(w.id()).text(w.name()).number(w.scopes().size());
        w.scopes().forEach(scope -> out.one(scope.kind()).text(scope.value()));
        return out.text(w.start().toString())
                .text(w.end().toString())
                .text(w.zone().getId())
                .text(w.repeat())
                .text(w.why())
                .text(w.operator());
    }

    static Window window(Unpacker in) {
        String id = in.text();
        String name = in.text();
        int count = in.count();
        List<Scope> scopes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            scopes.add(new Scope(in.one(Scope.Kind.values()), in.text()));
        }
        try {
            return new Window(
                    id,
                    name,
                    List.copyOf(scopes),
                    LocalDateTime.parse(in.text()),
                    LocalDateTime.parse(in.text()),
                    ZoneId.of(in.text()),
                    in.text(),
                    in.text(),
                    in.text());
        } catch (DateTimeException e) {
            throw new UnreadableFormException("window " + id + ": " + e.getMessage());
        }
    }

    static void planned(Packer out, WindowBook.Planned planned) {
        window(out, planned.window()).flag(planned.active()).number(planned.nextNanos());
    }

    static WindowBook.Planned planned(Unpacker in) {
        return new WindowBook.Planned(window(in), in.flag(), in.number());
    }
}
