package io.trapline.deploy;

import io.trapline.mediation.decode.DecodeLines;
import io.trapline.mediation.mib.Catalogue;
import io.trapline.mediation.mib.MibFolder;
import io.trapline.mediation.mib.MibLoader;
import io.trapline.mediation.mib.MibNames;
import io.trapline.mediation.mib.MibText;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Decodes messages offline: JSON lines in, JSON lines out, in order. */
@Command(name = "decode", description = "Decodes messages offline, one JSON object per line.")
final class DecodeCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Option(
            names = "--jsonl",
            required = true,
            description = "read {\"id\",\"kind\",\"input_b64\"} lines from standard input")
    private boolean jsonLines;

    @Option(
            names = "--mibs",
            paramLabel = "DIR",
            description = "folder of MIB modules beside those that ship; may be repeated")
    private List<Path> mibs = List.of();

    DecodeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        List<MibText> texts = new ArrayList<>();
        for (Path folder : mibs) {
            if (!Files.exists(folder)) {
                terminal.err().println("trapline: " + folder + " does not exist");
                return Exit.USAGE;
            }
            texts.addAll(MibFolder.read(folder));
        }
        MibNames names = MibLoader.load(texts, Catalogue.shipped()).names();
        var in = new BufferedReader(new InputStreamReader(terminal.in(), StandardCharsets.UTF_8));
        var out = new BufferedWriter(new OutputStreamWriter(terminal.out(), StandardCharsets.UTF_8));
        new DecodeLines(InstantSource.system(), ZoneId.systemDefault(), names).run(in, out);
        return Exit.OK;
    }
}
