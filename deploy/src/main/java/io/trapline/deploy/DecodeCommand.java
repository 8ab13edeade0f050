package io.trapline.deploy;

import io.trapline.mediation.decode.DecodeLines;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneId;
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

    DecodeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        var in = new BufferedReader(new InputStreamReader(terminal.in(), StandardCharsets.UTF_8));
        var out = new BufferedWriter(new OutputStreamWriter(terminal.out(), StandardCharsets.UTF_8));
        new DecodeLines(InstantSource.system(), ZoneId.systemDefault()).run(in, out);
        out.flush();
        return Exit.OK;
    }
}
