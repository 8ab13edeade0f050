package io.trapline.agent.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is kept on the disk, and what need not be. Safe for any thread. */
final class Retention {

    private static final Logger log = LoggerFactory.getLogger(Retention.class);

    private final Disk disk;
    private final boolean consecutive;
    private final Map<Path, Long> firstNumbers = new HashMap<>();

    Retention(Disk disk, boolean consecutive) {
        this.consecutive = consecutive;
        this.disk = disk;
    }

    /**
     * Number of the oldest record that is kept, or should be: a damaged start does not move it.
     * {@code otherwise} (the next number) when there is none.
     */
    synchronized long firstNumber(List<QueueFolder> folders, long otherwise) {
        for (var folder : folders) {
            if (folder.startsAt() >= otherwise) {
                break;
            }
            var first = consecutive ? (Long) keptFrom(folder) : firstFound(folder);
            if (first != null) {
                return Math.min(first, otherwise);
            }
        }
        return otherwise;
    }

    private long keptFrom(QueueFolder folder) {
        var known = firstNumbers.get(folder.path());
        if (known == null) {
            try {
                known = folder.keptFrom();
            } catch (IOException unreadable) {
                known = folder.startsAt();
            }
            firstNumbers.put(folder.path(), known);
        }
        return known;
    }

    private @Nullable Long firstFound(QueueFolder folder) {
        for (var file : filesOf(folder)) {
            var first = firstIn(folder, file);
            if (first != null) {
                return first;
            }
        }
        return null;
    }

    /**
     * Deletes the roll files that end before {@code firstNeeded}, oldest first, up to the first one
     * that does not; never one of {@code live}'s that may still be written.
     *
     * @return the folders that went as a whole
     */
    synchronized List<QueueFolder> retain(List<QueueFolder> folders, @Nullable LiveQueue live, long firstNeeded) {
        var gone = new ArrayList<QueueFolder>();
        for (int i = 0; i < folders.size(); i++) {
            var folder = folders.get(i);
            boolean writable = live != null && live.folder().equals(folder);
            boolean before = i + 1 < folders.size() && folders.get(i + 1).startsAt() <= firstNeeded;
            try {
                if (writable || !before) {
                    deleteBelow(folder, firstNeeded);
                    break;
                }
                folder.delete();
                gone.add(folder);
                log.info("A queue folder was no longer needed and is deleted. folder={}", folder.path());
            } catch (IOException undeletable) {
                log.warn("What is no longer needed could not be deleted. folder={}", folder.path(), undeletable);
                break;
            }
        }
        return gone;
    }

    /** Within a folder a file is over when the next one begins at or before {@code firstNeeded}. */
    private void deleteBelow(QueueFolder folder, long firstNeeded) throws IOException {
        var files = folder.rollFiles();
        int over = 0;
        long keptFrom = 0;
        while (over + 1 < files.size()) {
            var next = firstIn(folder, files.get(over + 1));
            if (next == null || next > firstNeeded) {
                break;
            }
            keptFrom = next;
            over++;
        }
        if (over == 0) {
            return;
        }
        folder.keepFrom(keptFrom);
        firstNumbers.put(folder.path(), keptFrom);
        for (var file : files.subList(0, over)) {
            Files.delete(file);
            firstNumbers.remove(file);
            log.info("A roll file was no longer needed and is deleted. file={}", file);
        }
        QueueFolder.forceFolder(folder.path());
    }

    /** Bytes that all files of the journal occupy. */
    long allocatedBytes(List<QueueFolder> folders) {
        long sum = 0;
        for (var folder : folders) {
            try (var files = Files.newDirectoryStream(folder.path())) {
                for (var file : files) {
                    sum += disk.allocatedBytes(file);
                }
            } catch (IOException deletedMeanwhile) {
                log.debug("A file went while it was counted. folder={}", folder.path());
            }
        }
        return sum;
    }

    private static List<Path> filesOf(QueueFolder folder) {
        try {
            return folder.rollFiles();
        } catch (IOException deletedMeanwhile) {
            return List.of();
        }
    }

    private @Nullable Long firstIn(QueueFolder folder, Path file) {
        var known = firstNumbers.get(file);
        if (known == null) {
            try {
                var document = Salvage.firstDocument(folder, file);
                known = document == null ? null : (Long) document.first();
            } catch (IOException deletedOrUnreadable) {
                return null;
            }
            if (known != null) {
                firstNumbers.put(file, known);
            }
        }
        return known;
    }
}
