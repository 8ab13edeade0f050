package io.trapline.mediation.mib;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes {@link MibNames} of files' contents and compiled modules. */
public final class MibLoader {

    private MibLoader() {}

    /**
     * What was made.
     *
     * @param unused files or modules that gave no names, each with its reason
     */
    public record Loaded(MibNames names, List<Remark> unused) {}

    /**
     * @param texts of files, in the order in which they win
     * @param compiled modules below them, by name; one of those is hidden by a written module of its name
     *     when that is whole
     */
    public static Loaded load(List<MibText> texts, Map<String, ModuleNames> compiled) {
        Map<String, MibModule> written = new LinkedHashMap<>();
        Map<String, List<Remark>> remarks = new LinkedHashMap<>();
        var unused = new ArrayList<Remark>();
        for (MibText text : texts) {
            if (text.modules().isEmpty()) {
                unused.addAll(text.remarks());
            }
            for (MibModule module : text.modules()) {
                String twice = module.name() + " is also in ";
                MibModule before = written.get(module.name());
                if (before != null) {
                    unused.add(leftOut(module, twice + before.file() + ", which is used"));
                } else if (compiled.containsKey(module.name()) && text.broken()) {
                    unused.add(
                            leftOut(module, "the shipped " + module.name() + " is used, because this one is broken"));
                    unused.addAll(text.remarks());
                } else {
                    written.put(module.name(), module);
                    remarks.put(module.name(), text.remarks());
                }
            }
        }
        var scope = new Scope(written, compiled);
        var linker = new Linker(scope);
        var modules = new ArrayList<>(scope.compiled());
        for (MibModule module : scope.written()) {
            modules.add(linker.link(module, remarks.getOrDefault(module.name(), List.of())));
        }
        return new Loaded(MibNames.of(modules, linker.missing()), List.copyOf(unused));
    }

    private static Remark leftOut(MibModule module, String why) {
        return new Remark(Remark.Level.WARNING, module.file(), module.line(), 1, why);
    }
}
