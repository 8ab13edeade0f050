package io.trapline.enrichment.bss;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the Trapline that runs over a folder for a read of the BSS at once, and brings back what came of
 * it. Two small files in the inventory folder:
 *
 * <pre>
 *   refresh-asked   the asker's token                  taken away by the reader before it reads
 *   refresh-told    token, state, version, sentence    a line each, written when it has read
 * </pre>
 */
public final class RefreshDoor {

    /** A running reader looks this often, or sooner. */
    static final Duration TAKEN_WITHIN = Duration.ofSeconds(5);

    private static final Duration LOOK = Duration.ofMillis(50);
    private static final Logger LOG = LoggerFactory.getLogger(RefreshDoor.class);

    private final Path asked;
    private final Path told;
    private @Nullable String token;

    /** @param folder where inventory versions are kept */
    public RefreshDoor(Path folder) {
        this.asked = folder.resolve("refresh-asked");
        this.told = folder.resolve("refresh-told");
    }

    /** @param version in use afterwards; empty for none */
    public record Told(String state, String version, String sentence) {}

    /**
     * Asks, and waits for the answer.
     *
     * @return empty when nobody took the question, or nobody answered in time
     */
    public Optional<Told> ask(Duration within) throws IOException {
        String mine = UUID.randomUUID().toString();
        Files.createDirectories(asked.toAbsolutePath().getParent());
        write(asked, List.of(mine));
        long began = System.nanoTime();
        while (true) {
            Optional<Told> answer = answer(mine);
            Duration waited = Duration.ofNanos(System.nanoTime() - began);
            boolean nobody = waited.compareTo(TAKEN_WITHIN) > 0 && Files.exists(asked);
            if (answer.isPresent() || nobody || waited.compareTo(within) > 0) {
                Files.deleteIfExists(asked);
                return answer;
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private Optional<Told> answer(String mine) throws IOException {
        try {
            List<String> lines = Files.readAllLines(told);
            return lines.size() == 4 && lines.getFirst().equals(mine)
                    ? Optional.of(new Told(lines.get(1), lines.get(2), lines.get(3)))
                    : Optional.empty();
        } catch (NoSuchFileException notYet) {
            return Optional.empty();
        }
    }

    /** True when somebody asks; cheap enough for every glance. The reader's thread. */
    boolean isAsked() {
        return Files.exists(asked);
    }

    /** Before a read: it will answer whoever asked until now. */
    void take() {
        if (!isAsked()) {
            return;
        }
        try {
            token = Files.readString(asked).strip();
            Files.deleteIfExists(asked);
        } catch (IOException unreadable) {
            LOG.warn("A question for a refresh cannot be read. file={}", asked, unreadable);
        }
    }

    /** After a read. */
    void tell(String state, @Nullable String version, String sentence) {
        if (token == null) {
            return;
        }
        try {
            write(told, List.of(token, state, version == null ? "" : version, sentence.replace('\n', ' ')));
        } catch (IOException full) {
            LOG.warn("The answer to a refresh cannot be written. file={}", told, full);
        }
        token = null;
    }

    private static void write(Path file, List<String> lines) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        Files.write(draft, lines);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
