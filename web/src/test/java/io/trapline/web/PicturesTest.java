package io.trapline.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Takes the pictures that the README shows, of the same evening at the same moment each time, into
 * {@code target/pictures}. With {@code -Dtrapline.pictures=write} they become those of {@code web/pictures}. Fonts
 * differ between machines, so pixels are never compared: what a committed picture shows is kept as text beside it,
 * and a page that says something else by now makes the picture one of the past.
 */
final class PicturesTest {

    private static final Chromium CHROMIUM = new Chromium();

    private static final Path KEPT = Path.of("pictures");
    private static final Path TAKEN = Path.of("target", "pictures");
    private static final boolean WRITE = "write".equals(System.getProperty("trapline.pictures"));

    private static final int WIDTH = 1_280;

    /** All pictures together; a README must load. */
    private static final long BYTES_MAX = 1_500_000;

    enum Shot {
        BOARD("/customers", "[data-grid] tbody tr", 21, 800),
        STORM("/customers", "[data-grid] tbody tr", 4, 620),
        ALARM("/alarms/" + Scenes.OLT_ALARM, "ol.steps", 2, 800),
        CUSTOMER("/customers/" + Scenes.KLINIKUM, "#tree .state", 2, 800),
        UNMATCHED("/unmatched", "main tbody tr", 3, 420),
        WALL("/wall?view=all", ".wall-rows tbody tr", 21, 720);

        private final String path;
        private final String rows;
        private final int count;
        private final int height;

        /**
         * @param rows selects what the picture is about
         * @param count how many of it the evening has at least
         */
        Shot(String path, String rows, int count, int height) {
            this.path = path;
            this.rows = rows;
            this.count = count;
            this.height = height;
        }

        Noc noc() {
            return this == STORM ? Evening.storm() : Evening.calm();
        }

        String file(ColorScheme theme) {
            return name().toLowerCase(Locale.ROOT) + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png";
        }
    }

    @AfterAll
    static void close() {
        CHROMIUM.close();
    }

    @ParameterizedTest
    @EnumSource
    void aPictureIsTakenAndTheKeptOneShowsTheSame(Shot shot) throws IOException {
        Map<ColorScheme, byte[]> pictures = new TreeMap<>();
        String shown = "";
        try (Browse browse = new Browse(shot.noc())) {
            for (ColorScheme theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                Page page = open(browse, shot, theme);
                assertThat(page.locator(shot.rows).count()).isGreaterThanOrEqualTo(shot.count);
                assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                        .isLessThanOrEqualTo(WIDTH);
                shown = shown(page);
                pictures.put(theme, Palette.of(page.screenshot()));
                page.context().close();
            }
        }
        for (var picture : pictures.entrySet()) keep(shot.file(picture.getKey()), picture.getValue());
        for (var picture : pictures.entrySet()) seen(picture.getValue(), picture.getKey(), shot.height);
        Path text = KEPT.resolve(shot.name().toLowerCase(Locale.ROOT) + ".txt");
        if (WRITE) Files.writeString(text, shown);
        assertThat(shown)
                .as("what %s shows; if this is meant, take new pictures with -Dtrapline.pictures=write", text)
                .isEqualTo(Files.readString(text));
        for (ColorScheme theme : pictures.keySet())
            seen(Files.readAllBytes(KEPT.resolve(shot.file(theme))), theme, shot.height);
    }

    @Test
    void theKeptPicturesLoadQuickly() throws IOException {
        try (var files = Files.list(KEPT)) {
            assertThat(files.mapToLong(file -> file.toFile().length()).sum()).isBetween(100_000L, BYTES_MAX);
        }
    }

    @Test
    void theReadmeShowsPicturesThatAreThere() throws IOException {
        String readme = Files.readString(Path.of("..", "README.md"));
        var shown = java.util.regex.Pattern.compile("\\(?\"?(web/pictures/[a-z-]+\\.png)")
                .matcher(readme)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(shown).hasSizeGreaterThan(1).allMatch(path -> Files.exists(Path.of("..", path)));
    }

    private static Page open(Browse browse, Shot shot, ColorScheme theme) {
        var how = new Browser.NewContextOptions()
                .setColorScheme(theme)
                .setViewportSize(WIDTH, shot.height)
                .setLocale("en-GB")
                .setTimezoneId("Europe/Berlin");
        Page page = CHROMIUM.page(browse, how);
        page.addInitScript(OwnStream.SCRIPT);
        page.clock().setFixedTime(Evening.AT.toEpochMilli());
        String look = shot == Shot.WALL ? "/look?theme=" + theme.name().toLowerCase(Locale.ROOT) + "&back=" : "";
        Chromium.open(page, browse, look + (look.isEmpty() ? shot.path : shot.path.replace("?", "%3F")));
        boolean live = !((String) page.evaluate("document.body.dataset.view")).isEmpty();
        if (live) {
            OwnStream.greet(page, Evening.AT);
            page.waitForSelector("#live[data-state=live]");
        }
        return page;
    }

    /** Its words, without how they are broken into lines; how many rows of the wall fit is a matter of fonts. */
    private static String shown(Page page) {
        return (String) page.evaluate("""
                () => {
                  const main = document.querySelector("main").cloneNode(true);
                  for (const el of main.querySelectorAll("#wall-time, #wall-more")) el.remove();
                  return [...main.children].map((part) => part.textContent.replace(/\\s+/g, " ").trim())
                    .filter((text) => text).join("\\n") + "\\n";
                }""");
    }

    private static void keep(String name, byte[] png) throws IOException {
        Files.createDirectories(TAKEN);
        Files.write(TAKEN.resolve(name), png);
        if (!WRITE) return;
        Files.createDirectories(KEPT);
        Files.write(KEPT.resolve(name), png);
    }

    /** A picture of the right size, not blank, and as bright as its theme. */
    private static void seen(byte[] png, ColorScheme theme, int height) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(image.getWidth()).isEqualTo(WIDTH);
        assertThat(image.getHeight()).isEqualTo(height);
        Map<Integer, Integer> colours = new HashMap<>();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < WIDTH; x++) colours.merge(image.getRGB(x, y), 1, Integer::sum);
        }
        assertThat(colours).hasSizeGreaterThan(100);
        var most = colours.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
        assertThat(most.getValue()).isLessThan(WIDTH * height * 97 / 100);
        int green = most.getKey() >> 8 & 0xff;
        if (theme == ColorScheme.LIGHT) assertThat(green).isGreaterThan(0xe0);
        else assertThat(green).isLessThan(0x30);
    }
}
