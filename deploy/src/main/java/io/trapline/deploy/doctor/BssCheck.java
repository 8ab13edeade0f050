package io.trapline.deploy.doctor;

import io.trapline.config.ConfigException;
import io.trapline.config.Settings;
import io.trapline.enrichment.BssStatus;
import io.trapline.enrichment.InventorySwitch;
import io.trapline.enrichment.bss.Bss;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Reads the BSS once, as a start would, into a folder that is deleted again. */
final class BssCheck implements Check {

    private static final String TOPIC = "bss";

    @Override
    public List<Finding> look(Settings settings) {
        Settings.Bss section = settings.bss();
        if (section == null) {
            return List.of(
                    Finding.warning(TOPIC, "no BSS is configured; alarms stay without customers", "add a bss section"));
        }
        try {
            Path folder = Files.createTempDirectory("trapline-doctor");
            try {
                return List.of(read(section, folder));
            } finally {
                delete(folder);
            }
        } catch (ConfigException wrong) {
            return wrong.findings().stream()
                    .map(f -> Finding.failure(TOPIC, f.toString(), null))
                    .toList();
        } catch (IOException e) {
            return List.of(Finding.failure(TOPIC, "no temporary folder for a trial read: " + e.getMessage(), null));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of(Finding.warning(TOPIC, "the trial read was broken off", "run the doctor again"));
        }
    }

    private static Finding read(Settings.Bss section, Path folder) throws ConfigException, InterruptedException {
        BlockingQueue<InventorySwitch> came = new ArrayBlockingQueue<>(1);
        try (var bss = new Bss(section, folder, came::offer, InstantSource.system())) {
            bss.start();
            long end = System.nanoTime() + section.loadTimeout().toNanos();
            while (System.nanoTime() < end) {
                var read = came.poll(100, TimeUnit.MILLISECONDS);
                BssStatus status = bss.status();
                if (read != null) {
                    return Finding.fine(
                            TOPIC,
                            "read as a start would, inventory "
                                    + read.inventory().version());
                }
                if (status.state() == BssStatus.State.DOWN || status.state() == BssStatus.State.REFUSED) {
                    return Finding.failure(TOPIC, status.detail(), null);
                }
            }
            return Finding.failure(
                    TOPIC, "not read within " + section.loadTimeout().toSeconds() + " s", "raise bss.load_timeout");
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
