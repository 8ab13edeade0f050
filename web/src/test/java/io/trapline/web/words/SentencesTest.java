package io.trapline.web.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is said in English elsewhere is told in German, and no pattern of the catalogue is of a sentence of the past. */
final class SentencesTest {

    private static final Path BOARD = Path.of("../mediation/src/main/java/io/trapline/mediation/board");
    private static final Pattern PLACE = Pattern.compile("\\{\\d}|, ");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*+)\"");
    private static final Words GERMAN = Words.in(Language.GERMAN);

    @Test
    void stepsOfAPathAreGerman() {
        assertThat(GERMAN.said("path", "Record 17 names its device by address=10.20.4.17."))
                .isEqualTo("Die Meldung 17 nennt ihr Gerät durch address=10.20.4.17.");
        assertThat(GERMAN.said(
                        "path", "Service S-1 (Ethernet (1G)) hangs on it, role access, through olt-17 › card 3."))
                .isEqualTo("Der Dienst S-1 (Ethernet (1G)) hängt daran, Rolle access, über olt-17 › card 3.");
        assertThat(GERMAN.said("path", "Account 7 pays for it; the customer is Klinik (C-1), a customer of Elbe."))
                .isEqualTo("Konto 7 bezahlt dafür; der Kunde ist Klinik (C-1), ein Kunde von Elbe.");
    }

    @Test
    void termsOfAScoreAreGermanWithTheirStates() {
        assertThat(GERMAN.said("score", "2 down × platinum 8 × 1 × 40 = 640"))
                .isEqualTo("2 gestört × platinum 8 × 1 × 40 = 640");
        assertThat(GERMAN.said("score", "hospital = 100")).isEqualTo("Krankenhaus = 100");
        assertThat(GERMAN.said("score", "revenue 4711.00 EUR, band 3 × 20 = 60"))
                .isEqualTo("Umsatz 4.711,00 EUR, Stufe 3 × 20 = 60");
    }

    @Test
    void numbersOfAScoreAreWrittenAsTheRestOfThePage() {
        assertThat(GERMAN.said("score", "SLA 300 × (1 − 54.4/60 min) = 28"))
                .isEqualTo("SLA 300 × (1 − 54,4/60 min) = 28");
        assertThat(GERMAN.said("score", "revenue 1000 EUR, band 2 × 20 = 40"))
                .isEqualTo("Umsatz 1.000 EUR, Stufe 2 × 20 = 40");
        assertThat(GERMAN.said("deed", "X50 of customer C-10442")).isEqualTo("X50 von Kunde C-10442");
    }

    /** What a page is titled when something is not possible. */
    @Test
    void everyWordOfAProblemIsGerman() throws IOException {
        Pattern made = Pattern.compile("new Problem\\(\\s*\\d+, \"(\\w+)\"");
        Set<String> said = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/io/trapline/web"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                made.matcher(Files.readString(file)).results().forEach(found -> said.add(found.group(1)));
            }
        }
        assertThat(said).contains("noLogin", "notFound");
        said.removeIf(word -> !GERMAN.word("problem", word).equals(word));
        assertThat(said).isEmpty();
    }

    @Test
    void whatIsWrongIsGermanInsideToo() {
        assertThat(GERMAN.said("problem", "There is no customer \"<b>\".")).isEqualTo("Nicht gefunden: Kunde „<b>“.");
        assertThat(GERMAN.said("problem", "The window cannot be: the window ends before it begins"))
                .isEqualTo("Dieses Fenster geht nicht: das Fenster endet, bevor es beginnt");
        assertThat(GERMAN.said("problem", "parameter \"limit\": found \"9\", expected a whole number from 10 to 1,000"))
                .isEqualTo("Parameter „limit“: gefunden „9“, erwartet eine ganze Zahl von 10 bis 1,000");
    }

    @Test
    void whatNobodyTranslatedAndEnglishStayAsTheyAre() {
        assertThat(GERMAN.said("problem", "Something new.")).isEqualTo("Something new.");
        assertThat(Words.in(Language.ENGLISH).said("score", "hospital = 100")).isEqualTo("hospital = 100");
    }

    /** A sentence that is worded anew where it is made would fall back to English unnoticed. */
    @Test
    void everyPatternIsStillSaidInTheSources() throws IOException {
        String said = literals(List.of(
                Path.of("src/main/java"),
                Path.of("../mediation/src/main/java"),
                Path.of("../enrichment/src/main/java")));
        Set<String> past = new TreeSet<>();
        Words.in(Language.ENGLISH).texts().forEach((key, text) -> {
            if (!key.startsWith("said.") || key.startsWith("said.value.")) return;
            boolean all = Stream.of(PLACE.split(text))
                    .map(part -> part.replaceAll("^[ \",;.:()=×/−]+|[ \",;.:()=×/−]+$", ""))
                    .allMatch(said::contains);
            if (!all) past.add(key);
        });
        assertThat(past).isEmpty();
    }

    /** Each sentence that a path or a score can be made of has a pattern. */
    @Test
    void everySentenceOfPathsAndScoresHasAPattern() throws IOException {
        Set<String> unknown = new TreeSet<>();
        for (String file : List.of("PathWords.java", "Score.java")) {
            for (String literal : LITERAL.matcher(Files.readString(BOARD.resolve(file)))
                    .results()
                    .map(found -> found.group(1))
                    .filter(text -> text.contains("%") && text.contains(" "))
                    .toList()) {
                String sample = literal.replaceAll("role %s%s", "role x")
                        .replaceAll("\\)%s\\.", ").")
                        .replaceAll("%[sd]", "7");
                String group = file.equals("Score.java") ? "score" : "path";
                if (GERMAN.said(group, sample).equals(sample) && !same(sample)) unknown.add(literal);
            }
        }
        assertThat(unknown).isEmpty();
    }

    /** Arithmetic reads the same in both languages. */
    private static boolean same(String sample) {
        return !Pattern.compile("[a-z]{4,}").matcher(sample).find();
    }

    private static String literals(List<Path> folders) throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path folder : folders) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).collect(Collectors.toList())) {
                    String source = Files.readString(file).replaceAll("\"\\s*+\\+\\s*+\"", "");
                    LITERAL.matcher(source)
                            .results()
                            .forEach(found -> all.append(
                                            found.group(1).replace("\\\"", "\"").replaceAll("%[sd]", "{0}"))
                                    .append('\n'));
                }
            }
        }
        return all.toString();
    }
}
