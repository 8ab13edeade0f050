package io.trapline.web.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One catalogue: both languages say the same, everything said is in it, and templates hold no words of their own. */
final class CatalogueTest {

    private static final Path MAIN = Path.of("src/main");

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)\\}");
    private static final Pattern SAID =
            Pattern.compile("(?:Say\\.(?:text|rich)|Voices\\.text\\(ctx,|words\\.text)\\(? ?\"([^\"]+)\"( \\+)?");
    private static final Pattern COUNTED = Pattern.compile("Say\\.count\\(\"([^\"]+)\"");
    private static final Pattern SCRIPTED = Pattern.compile("\\bsay\\(\"([^\"]+)\"");

    /** Pictographs, and the hourglasses, alarm clocks and media keys of the technical signs. */
    private static final Pattern EMOJI =
            Pattern.compile("[\\x{231A}\\x{231B}\\x{23E9}-\\x{23FA}\\x{1F000}-\\x{1FFFF}]");

    private static final Words ENGLISH = Words.in(Language.ENGLISH);
    private static final Words GERMAN = Words.in(Language.GERMAN);

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertThat(GERMAN.texts().keySet()).isEqualTo(ENGLISH.texts().keySet());
        assertThat(ENGLISH.texts()).hasSizeGreaterThan(200);
    }

    @Test
    void bothLanguagesHaveTheSamePlaces() {
        ENGLISH.texts()
                .forEach((key, text) ->
                        assertThat(places(GERMAN.pattern(key))).as(key).isEqualTo(places(text)));
    }

    @Test
    void everyKeyBeginsWithItsArea() {
        assertThat(ENGLISH.texts().keySet()).allMatch(key -> Words.AREAS.contains(key.split("\\.")[0]));
    }

    @Test
    void nothingInTheCatalogueIsBlankOrMarkup() {
        assertThat(Stream.concat(ENGLISH.texts().values().stream(), GERMAN.texts().values().stream()))
                .noneMatch(String::isBlank)
                .noneMatch(text -> text.contains("<") || text.contains("&"));
    }

    @Test
    void everyTextThatIsSaidExists() {
        for (Path file : sources()) {
            String source = read(file);
            SAID.matcher(source).results().forEach(said -> {
                String key = said.group(1);
                boolean begun = said.group(2) != null;
                assertThat(
                                begun
                                        ? !ENGLISH.texts()
                                                .tailMap(key)
                                                .headMap(key + "\uffff")
                                                .isEmpty()
                                        : ENGLISH.texts().containsKey(key))
                        .as("%s says %s", file, key)
                        .isTrue();
            });
            COUNTED.matcher(source)
                    .results()
                    .forEach(said -> assertThat(ENGLISH.texts())
                            .as(file.toString())
                            .containsKeys(said.group(1) + ".one", said.group(1) + ".other"));
            if (file.toString().endsWith(".js")) {
                SCRIPTED.matcher(source)
                        .results()
                        .forEach(said ->
                                assertThat(ENGLISH.texts()).as(file.toString()).containsKey("live." + said.group(1)));
            }
        }
    }

    @Test
    void everyTextIsSaidSomewhere() {
        String all = sources().stream().map(CatalogueTest::read).collect(Collectors.joining());
        Set<String> unsaid = new TreeSet<>();
        for (String key : ENGLISH.texts().keySet()) {
            String said = key.replaceFirst("\\.(one|other)$", "");
            boolean dynamic = all.contains("\"" + key.substring(0, key.lastIndexOf('.') + 1) + "\" +")
                    || key.startsWith("word.")
                    || key.startsWith("said.")
                    || key.startsWith("live.chart.")
                    || key.startsWith("health.book.");
            String scripted = key.startsWith("live.") ? "say(\"" + key.substring(5) + "\"" : "\"" + said + "\"";
            if (!dynamic && !all.contains("\"" + said + "\"") && !all.contains(scripted)) unsaid.add(key);
        }
        assertThat(unsaid).isEmpty();
    }

    /** What is left of a template without its tags and expressions is said by nobody's catalogue. */
    @Test
    void noTemplateHoldsWordsOfItsOwn() {
        Set<String> wordy = new TreeSet<>();
        for (Path template : files(MAIN.resolve("jte"), ".jte")) {
            if (!TemplateText.words(read(template)).isEmpty()) {
                wordy.add(MAIN.resolve("jte").relativize(template).toString());
            }
        }
        assertThat(wordy).isEmpty();
    }

    /** Where there is no font of emoji, an emoji is an empty box. */
    @Test
    void signsAreShapesThatTextFontsHave() {
        for (Path file : Stream.concat(sources().stream(), files(MAIN.resolve("resources"), ".properties").stream())
                .toList()) {
            assertThat(EMOJI.matcher(read(file)).results().map(java.util.regex.MatchResult::group))
                    .as(file.toString())
                    .isEmpty();
        }
    }

    @Test
    void wordsInATemplateAreFound() {
        assertThat(TemplateText.words("@param int n\n<p title=\"Help me\">${n} of @if(n > 1)alarms@endif</p>"))
                .contains("Help me", "of  alarms");
        assertThat(TemplateText.words("<td class=\"num\">${Say.text(\"a.b\", @`<b>${n}</b>`)} · ×${n}</td>"))
                .isEmpty();
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text)
                .results()
                .map(place -> place.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Path> sources() {
        return Stream.of("jte", "java", "resources/io/trapline/web/assets")
                .flatMap(folder -> files(MAIN.resolve(folder), "").stream())
                .toList();
    }

    private static List<Path> files(Path folder, String end) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(end))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
