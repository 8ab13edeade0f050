package io.trapline.deploy.demo.bss;

import java.io.IOException;
import java.nio.file.Path;

/** Starts the demo's database over a folder, says its address and waits to be killed. */
final class DemoBssProcess {

    private DemoBssProcess() {}

    public static void main(String[] arguments) throws IOException {
        DemoBss demo = DemoBss.start(Path.of(arguments[0]), 40, progress -> {});
        System.out.println("ADDRESS " + demo.ownerUrl());
        while (System.in.read() >= 0) {
            // The test kills this process; it never writes.
        }
    }
}
