package io.trapline.enrichment.inventory;

import io.trapline.enrichment.Inventory;
import io.trapline.enrichment.InventoryShelf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Inventory versions as files named by their content, and a file {@code last} that names the one in
 * use. A damaged file is set aside and said, never an error for the caller.
 *
 * <p>Safe for any thread: one lock, held during file work. The two newest versions stay in memory;
 * older ones as long as somebody holds them.
 */
public final class InventoryStore implements InventoryShelf {

    /** So many newest versions are kept on disk whatever is referenced. */
    public static final int VERSIONS_KEPT = 16;

    /** With more changed keys since, a version is written as a whole. */
    static final int DELTA_KEYS_MAX = 2_000;

    private static final int DAMAGED_KEPT = 3;
    private static final Pattern VERSION = Pattern.compile("[0-9a-f]{16}");
    private static final Logger LOG = LoggerFactory.getLogger(InventoryStore.class);

    private final Path folder;
    private final Map<String, WeakReference<PackedInventory>> known = new HashMap<>();
    private final List<PackedInventory> newest = new ArrayList<>();
    private final Set<String> whole = new HashSet<>();
    private final Set<String> writing = new HashSet<>();
    private Set<String> referenced = Set.of();
    private Since sinceWhole = new Since("", "", new Delta());

    /** @param delta from {@code base}, which is on disk as a whole, to {@code version} */
    private record Since(String base, String version, Delta delta) {}

    private final ReadTime readTime;

    public InventoryStore(Path folder) {
        this.folder = folder;
        this.readTime = new ReadTime(folder);
    }

    public Path folder() {
        return folder;
    }

    @Override
    public synchronized Optional<Inventory> version(String version) {
        return Optional.ofNullable(find(version));
    }

    /** The version that was in use when the last run ended, or the newest that is whole; empty for none. */
    public synchronized Optional<PackedInventory> last() {
        String named = pointer();
        PackedInventory last = named == null ? null : find(named);
        if (last != null) {
            remember(last);
            return Optional.of(last);
        }
        for (Path file : newestFirst(".inv")) {
            PackedInventory other = find(name(file));
            if (other != null) {
                LOG.warn("The last inventory is gone, an older one is used instead. version={}", other.version());
                remember(other);
                return Optional.of(other);
            }
        }
        return Optional.empty();
    }

    /** When the BSS was last read and was as this version says, as far as is known. */
    public synchronized Instant readAt(PackedInventory inventory) {
        Instant read = readTime.of(inventory.version());
        return read == null || read.isBefore(inventory.takenAt()) ? inventory.takenAt() : read;
    }

    /** The BSS was read, and is as this version, which is on this shelf. Durable a few seconds later at most. */
    public synchronized void confirm(PackedInventory inventory, Instant read) {
        readTime.confirm(inventory.version(), read);
    }

    /** Makes durable what {@link #confirm} said last. */
    public synchronized void settle() {
        readTime.settle();
    }

    /**
     * The same for a version that is another one and a delta: little is written, as long as the deltas since
     * the last one that was written as a whole are few.
     */
    public synchronized void put(PackedInventory inventory, PackedInventory before, Delta delta) throws IOException {
        boolean continues = before.version().equals(sinceWhole.version);
        Delta all = continues ? sinceWhole.delta.then(delta) : delta;
        String base = continues ? sinceWhole.base : before.version();
        if (all.size() > DELTA_KEYS_MAX || !Files.exists(file(base)) || DeltaFile.is(file(base))) {
            put(inventory);
            return;
        }
        String version = inventory.version();
        if (!whole.contains(version)) {
            byte[] bytes = new DeltaFile(base, inventory.takenAt(), all).bytes();
            InventoryFile.write(file(version), bytes);
            whole.add(version);
        }
        InventoryFile.write(folder.resolve("last"), version + "\n");
        sinceWhole = new Since(base, version, all);
        remember(inventory);
        prune();
    }

    /**
     * Writes a version as a whole without taking it into use, so that {@link #put} has little left to do. Others
     * may use this shelf meanwhile.
     */
    public void write(PackedInventory inventory) throws IOException {
        String version = inventory.version();
        synchronized (this) {
            if (whole.contains(version) || !writing.add(version)) {
                return;
            }
        }
        try {
            Files.createDirectories(folder);
            InventoryFile.write(file(version), inventory);
            synchronized (this) {
                whole.add(version);
            }
        } finally {
            synchronized (this) {
                writing.remove(version);
            }
        }
    }

    /** On return the version is on disk, on this shelf, and the one that {@link #last} names. */
    public synchronized void put(PackedInventory inventory) throws IOException {
        Files.createDirectories(folder);
        String version = inventory.version();
        if (!whole.contains(version)) {
            InventoryFile.write(file(version), inventory);
            whole.add(version);
        } else {
            Files.setLastModifiedTime(file(version), FileTime.fromMillis(System.currentTimeMillis()));
        }
        InventoryFile.write(folder.resolve("last"), version + "\n");
        remember(inventory);
        prune();
    }

    /**
     * Tells which versions somebody may still ask for by name; they stay beyond
     * {@link #VERSIONS_KEPT}, the others may go.
     */
    public synchronized void keep(Set<String> versions) {
        referenced = Set.copyOf(versions);
        prune();
    }

    private @Nullable PackedInventory find(String version) {
        if (!VERSION.matcher(version).matches()) {
            return null;
        }
        WeakReference<PackedInventory> held = known.get(version);
        PackedInventory inventory = held == null ? null : held.get();
        return inventory != null ? inventory : read(version);
    }

    private @Nullable PackedInventory read(String version) {
        Path file = file(version);
        try {
            PackedInventory inventory = DeltaFile.is(file) ? spliced(file, version) : InventoryFile.read(file);
            if (!inventory.version().equals(version)) {
                throw new InventoryFile.DamagedException("it holds version " + inventory.version());
            }
            known.put(version, new WeakReference<>(inventory));
            whole.add(version);
            return inventory;
        } catch (NoSuchFileException none) {
            return null;
        } catch (InventoryFile.DamagedException damaged) {
            LOG.warn("An inventory file cannot be used: {}. It was set aside. file={}", damaged.getMessage(), file);
            setAside(file);
            return null;
        } catch (IOException unreadable) {
            LOG.warn("An inventory file cannot be read: {}. file={}", unreadable.toString(), file);
            return null;
        }
    }

    private PackedInventory spliced(Path file, String version) throws IOException {
        DeltaFile stored = DeltaFile.read(file);
        PackedInventory base = find(stored.base());
        if (base == null) {
            throw new InventoryFile.DamagedException("version " + stored.base() + ", on which it rests, is gone");
        }
        try {
            return Splice.apply(base, stored.delta(), stored.takenAt(), stored.checked() ? null : version);
        } catch (NeedsFullReadException wrong) {
            throw new InventoryFile.DamagedException("it does not fit version " + stored.base(), wrong);
        }
    }

    private void setAside(Path file) {
        try {
            Files.move(file, Path.of(file + ".damaged"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException stays) {
            LOG.warn("A damaged inventory file could not be renamed: {}. file={}", stays.toString(), file);
        }
    }

    private void remember(PackedInventory inventory) {
        known.values().removeIf(held -> held.get() == null);
        known.put(inventory.version(), new WeakReference<>(inventory));
        newest.removeIf(other -> other.version().equals(inventory.version()));
        newest.addFirst(inventory);
        while (newest.size() > 2) {
            newest.removeLast();
        }
    }

    private @Nullable String pointer() {
        try {
            Path last = folder.resolve("last");
            return Files.size(last) > 64 ? null : Files.readString(last).strip();
        } catch (IOException none) {
            return null;
        }
    }

    private void prune() {
        List<Path> files = newestFirst(".inv");
        Set<String> rested = rested(files);
        for (int i = VERSIONS_KEPT; i < files.size(); i++) {
            String version = name(files.get(i));
            if (!rested.contains(version) && !stays(version)) {
                delete(files.get(i));
                whole.remove(version);
            }
        }
        newestFirst(".damaged").stream().skip(DAMAGED_KEPT).forEach(InventoryStore::delete);
        newestFirst(".inv.draft").stream()
                .filter(draft -> !writing.contains(name(draft).replace(".draft", "")))
                .forEach(InventoryStore::delete);
    }

    private boolean stays(String version) {
        return referenced.contains(version) || version.equals(pointer());
    }

    /** On what the versions that stay rest. */
    private Set<String> rested(List<Path> files) {
        Set<String> bases = new HashSet<>();
        for (int i = 0; i < files.size(); i++) {
            try {
                if ((i < VERSIONS_KEPT || stays(name(files.get(i)))) && DeltaFile.is(files.get(i))) {
                    bases.add(DeltaFile.base(files.get(i)));
                }
            } catch (IOException unreadable) {
                LOG.warn("An inventory file cannot be read: {}. file={}", unreadable.toString(), files.get(i));
            }
        }
        return bases;
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            LOG.warn("An old inventory file could not be deleted: {}. file={}", stays.toString(), file);
        }
    }

    private List<Path> newestFirst(String suffix) {
        record Aged(Path file, FileTime time) {}
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(suffix))
                    .map(file -> new Aged(file, time(file)))
                    .sorted(Comparator.comparing(Aged::time).reversed().thenComparing(Aged::file))
                    .map(Aged::file)
                    .toList();
        } catch (IOException | UncheckedIOException unreadable) {
            LOG.warn("The inventory folder cannot be listed: {}. folder={}", unreadable.toString(), folder);
            return List.of();
        }
    }

    private static FileTime time(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException gone) {
            return FileTime.fromMillis(0);
        }
    }

    private Path file(String version) {
        return folder.resolve(version + ".inv");
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".inv", "");
    }
}
