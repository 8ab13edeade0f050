package io.trapline.deploy.bench;

import java.nio.file.Path;

/**
 * Where things are.
 *
 * @param home the checkout
 * @param shared load generator's sources and the peers' configurations
 * @param libraries of the unpacked peers
 */
record Tools(Path home, Path shared, Path libraries) {

    static Tools stated() {
        return new Tools(
                Path.of(System.getProperty("trapline.home")).toAbsolutePath().normalize(),
                Path.of(System.getProperty("bench.shared")).toAbsolutePath().normalize(),
                Path.of(System.getProperty("bench.libraries")));
    }

    /** Everything that is written is below it. */
    Path folder() {
        return home.resolve("deploy/target/bench");
    }

    /** Journals and outputs of this run. */
    Path run() {
        return folder().resolve("run");
    }

    Path sender() {
        return folder().resolve("bin/blast");
    }

    Path templates() {
        return shared.resolve("src");
    }

    Path peer(String program) {
        return folder().resolve("peers/usr/sbin").resolve(program);
    }
}
