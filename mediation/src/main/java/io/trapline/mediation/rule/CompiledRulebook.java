package io.trapline.mediation.rule;

import io.trapline.mediation.Decoded;
import io.trapline.mediation.Signal;
import io.trapline.mediation.TrapOid;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Rules behind indexes. The order among rules that all match: an exact key before a prefix, a longer
 * prefix before a shorter one, then more conditions, then more literal text, then the id; rules for
 * devices of any vendor after all of them.
 */
final class CompiledRulebook implements Rulebook {

    private static final Comparator<Rule> SPECIFIC_FIRST =
            Comparator.comparingInt(Rule::weight).reversed().thenComparing(Rule::id);

    /** Asks one rule about one message: {@link Rule#judge}, or a test that counts the questions. */
    interface Examiner {
        @Nullable
        Verdict examine(Rule rule, Decoded message, Captures captures);
    }

    private final String version;
    private final Examiner examiner;
    private final PrefixIndex traps = new PrefixIndex();
    private final PrefixIndex mnemonics = new PrefixIndex();
    private final PrefixIndex mnemonicEnds = new PrefixIndex();
    private final Map<String, List<Rule>> elements = new HashMap<>();
    private final Texts texts;
    /** Rules for devices of any vendor: for messages that no other knows, in small letters. */
    private final Texts general;

    CompiledRulebook(List<Rule> rules) {
        this(rules, Rule::judge);
    }

    CompiledRulebook(List<Rule> rules, Examiner examiner) {
        this.examiner = examiner;
        version = digest(rules);
        List<Rule> byText = new ArrayList<>();
        for (Rule rule : rules) {
            for (Trigger trigger : rule.triggers()) {
                switch (trigger) {
                    case Trigger.Trap(String oid, boolean subtree) ->
                        traps.add(subtree ? oid + "." : oid, subtree, rule);
                    case Trigger.Mnemonic(String word, boolean prefix) -> mnemonics.add(word, prefix, rule);
                    case Trigger.Ends ends -> mnemonicEnds.add(ends.key(), false, rule);
                    case Trigger.Element(String sdId) ->
                        elements.computeIfAbsent(sdId, k -> new ArrayList<>()).add(rule);
                    case Trigger.Text() -> byText.add(rule);
                }
            }
        }
        traps.sort(SPECIFIC_FIRST);
        mnemonics.sort(SPECIFIC_FIRST);
        mnemonicEnds.sort(SPECIFIC_FIRST);
        elements.values().forEach(list -> list.sort(SPECIFIC_FIRST));
        texts = new Texts(byText.stream().filter(rule -> !rule.general()).toList());
        general = new Texts(byText.stream().filter(Rule::general).toList());
    }

    private static String digest(List<Rule> rules) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            List<Rule> sorted =
                    rules.stream().sorted(Comparator.comparing(Rule::id)).toList();
            sorted.parallelStream()
                    .map(rule -> (rule + "\n").getBytes(StandardCharsets.UTF_8))
                    .forEachOrdered(sha::update);
            return HexFormat.of().formatHex(sha.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public Verdict judge(Decoded message) {
        Verdict verdict = switch (message) {
            case Decoded.Trap trap -> trap(trap);
            case Decoded.SyslogMessage syslog -> syslog(syslog);
            case Decoded.Unreadable _ -> null;
        };
        return verdict == null ? Generic.judge(message) : verdict;
    }

    private @Nullable Verdict trap(Decoded.Trap trap) {
        String oid = trap.trapOid();
        if (oid == null || !trap.pduType().notification()) {
            return null;
        }
        Captures captures = new Captures();
        PrefixIndex.Judge judge = rule -> examiner.examine(rule, trap, captures);
        Verdict verdict = traps.exactly(oid, judge);
        if (verdict == null && trap.version() == 1) {
            verdict = traps.exactly(TrapOid.withoutZero(oid), judge);
        }
        return verdict == null ? traps.byPrefix(oid, judge) : verdict;
    }

    private @Nullable Verdict syslog(Decoded.SyslogMessage syslog) {
        Captures captures = new Captures();
        PrefixIndex.Judge judge = rule -> examiner.examine(rule, syslog, captures);
        Verdict verdict = syslog.mnemonic() == null ? null : mnemonic(syslog.mnemonic(), judge);
        if (verdict == null && syslog.msgId() != null && !syslog.msgId().equals(syslog.mnemonic())) {
            verdict = mnemonic(syslog.msgId(), judge);
        }
        if (verdict == null && !elements.isEmpty()) {
            verdict = element(syslog, judge);
        }
        return verdict == null ? text(syslog, captures) : verdict;
    }

    private @Nullable Verdict mnemonic(String word, PrefixIndex.Judge judge) {
        Verdict verdict = mnemonics.exactly(word, judge);
        if (verdict == null) {
            verdict = mnemonicEnds.exactly(Trigger.Ends.keyOf(word), judge);
        }
        return verdict == null ? mnemonics.byPrefix(word, judge) : verdict;
    }

    private @Nullable Verdict element(Decoded.SyslogMessage syslog, PrefixIndex.Judge judge) {
        for (String sdId : syslog.structuredData().keySet()) {
            for (Rule rule : elements.getOrDefault(sdId, List.of())) {
                Verdict verdict = judge.judge(rule);
                if (verdict != null) {
                    return verdict;
                }
            }
        }
        return null;
    }

    private @Nullable Verdict text(Decoded.SyslogMessage syslog, Captures captures) {
        Verdict verdict = texts.best(syslog.message(), syslog, captures);
        return verdict != null || general.isEmpty()
                ? verdict
                : general.best(captures.folded(syslog.message()), syslog, captures);
    }

    /** A rule and its place among those of its kind, the most specific first. */
    private record Ranked(Rule rule, int rank) {}

    /** Rules by their literals. */
    private final class Texts {
        private final LiteralIndex literals;
        /** By number of the literal: rules with a pattern whose longest literal it is, and the pattern. */
        private final List<List<Ranked>> byLiteral;

        private final int size;

        Texts(List<Rule> rules) {
            Map<String, List<Ranked>> byAnchor = new TreeMap<>();
            List<Rule> sorted = rules.stream().sorted(SPECIFIC_FIRST).toList();
            size = sorted.size();
            for (int i = 0; i < size; i++) {
                Ranked ranked = new Ranked(sorted.get(i), i);
                ranked.rule().patterns().stream()
                        .map(TextPattern::anchor)
                        .distinct()
                        .forEach(a -> byAnchor.computeIfAbsent(a, k -> new ArrayList<>())
                                .add(ranked));
            }
            literals = new LiteralIndex(List.copyOf(byAnchor.keySet()));
            byLiteral = List.copyOf(byAnchor.values());
        }

        boolean isEmpty() {
            return size == 0;
        }

        @Nullable
        Verdict best(String text, Decoded.SyslogMessage syslog, Captures captures) {
            BestText best = new BestText(this, syslog, captures);
            literals.find(text, best::consider);
            return best.verdict;
        }
    }

    /** The most specific of those whose literal occurs and who really match. */
    private final class BestText {
        private final Texts texts;
        private final Decoded.SyslogMessage message;
        private final Captures captures;
        private final boolean quoting;
        /** Those that said no: a rule is asked once, however many of its literals a message has. */
        private final BitSet asked = new BitSet();

        private int best;
        private @Nullable Verdict verdict;

        BestText(Texts texts, Decoded.SyslogMessage message, Captures captures) {
            this.texts = texts;
            this.message = message;
            this.captures = captures;
            quoting = Quoting.says(message);
            best = texts.size;
        }

        void consider(int literal) {
            for (Ranked candidate : texts.byLiteral.get(literal)) {
                if (candidate.rank() >= best) {
                    return;
                }
                if (asked.get(candidate.rank()) || quoting && candidate.rule().signal() != Signal.NOTE) {
                    continue;
                }
                captures.forget();
                Verdict found = examiner.examine(candidate.rule(), message, captures);
                if (found != null) {
                    best = candidate.rank();
                    verdict = found;
                    return;
                }
                asked.set(candidate.rank());
            }
        }
    }
}
