package io.trapline.web.access;

import io.trapline.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that says who may come in: users, tokens, sessions, the throttle and the audit log, in one folder
 * below the data folder. Safe for any thread.
 */
public final class Access {

    /** Holds the word by which the first administrator is made. */
    static final String FIRST_RUN = "first-run-token";

    private final Settings.@Nullable Auth auth;
    private final Path folder;
    private final Users users;
    private final Tokens tokens;
    private final AuditLog audit;
    private final SavedViews views;
    private final boolean writesAudit;
    private final Doorman doorman;
    private final LongAdder loginsRefused = new LongAdder();
    private final LongAdder loginsThrottled = new LongAdder();

    /** @param auth null where nobody has to log in */
    public Access(Settings.@Nullable Auth auth, Path data) {
        this(auth, data, true);
    }

    private Access(Settings.@Nullable Auth auth, Path data, boolean writesAudit) {
        this.auth = auth;
        this.writesAudit = writesAudit;
        this.folder = folder(data);
        this.users = users(data);
        this.tokens = tokens(data);
        this.audit = audit(data);
        this.views = new SavedViews(folder.resolve("views.json"));
        this.doorman = new Doorman(auth, users, tokens);
    }

    /** Nobody has to log in, and nothing is written down. */
    public static Access none() {
        return new Access(null, Path.of("/nonexistent"), false);
    }

    /** Filters that people gave names. */
    public SavedViews views() {
        return views;
    }

    public static Path folder(Path data) {
        return data.resolve("access");
    }

    public static Users users(Path data) {
        return new Users(folder(data).resolve("users.json"));
    }

    public static Tokens tokens(Path data) {
        return new Tokens(folder(data).resolve("tokens.json"));
    }

    public static AuditLog audit(Path data) {
        return new AuditLog(folder(data).resolve("audit.jsonl"));
    }

    /** Null where nobody has to log in. */
    public Settings.@Nullable Auth auth() {
        return auth;
    }

    public Users users() {
        return users;
    }

    public Tokens tokens() {
        return tokens;
    }

    /**
     * Somebody who sees some virtual operators only.
     *
     * @param who a user, or a token with its id
     */
    public record Bound(String who, Set<String> vnos) {}

    /** All users and tokens that are bound, in the order in which they were made. */
    public List<Bound> bounds() {
        return Stream.concat(
                        users.all().stream().map(User::principal),
                        tokens.all().stream().map(Token::principal))
                .filter(Principal::bound)
                .map(principal -> new Bound(principal.name(), principal.vnos()))
                .toList();
    }

    public AuditLog audit() {
        return audit;
    }

    /** Writes a line of the audit log; what cannot be written down is not done. */
    public void wrote(AuditLog.Line line) throws IOException {
        if (writesAudit) audit.write(line);
    }

    public Doorman doorman() {
        return doorman;
    }

    public LongAdder loginsRefused() {
        return loginsRefused;
    }

    public LongAdder loginsThrottled() {
        return loginsThrottled;
    }

    /**
     * Where nobody has an account yet: writes the word by which the first administrator is made into a file
     * that only the owner may read, and returns that file. Null otherwise.
     */
    public @Nullable Path firstRun() throws IOException {
        Path file = folder.resolve(FIRST_RUN);
        if (auth == null || !auth.local() || !users.all().isEmpty()) {
            Files.deleteIfExists(file);
            return null;
        }
        if (!Files.exists(file)) {
            Files.createDirectories(folder);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, Secrets.fresh() + "\n", StandardOpenOption.TRUNCATE_EXISTING);
        }
        return file;
    }

    /** Makes the first administrator of all; the word is good for once. */
    public boolean first(String word, String name, String password) throws IOException {
        Path file = folder.resolve(FIRST_RUN);
        if (!Files.exists(file)
                || !Secrets.same(word.strip(), Files.readString(file).strip())) return false;
        boolean made = users.putFirst(name, password);
        Files.deleteIfExists(file);
        return made;
    }

    /** What somebody of this role is not shown, and whose customers are. */
    public Audience audience(Principal principal) {
        if (auth == null) return Audience.ALL;
        Settings.WebRole role = Settings.WebRole.valueOf(principal.role().name());
        return new Audience(
                principal.vnos(),
                !auth.hideRevenueFrom().contains(role),
                !auth.hideNamesFrom().contains(role));
    }
}
