package io.trapline.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A page speaks the reader's language and wears the reader's colours from its first byte. */
final class LooksTest {

    private final Browse browse = new Browse(new Noc("one").publish());

    @AfterEach
    void close() {
        browse.close();
    }

    @Test
    void theBrowserIsAnsweredInItsLanguage() throws Exception {
        assertThat(page("/health", "Accept-Language", "de-AT,de;q=0.9,en;q=0.5"))
                .contains("<html lang=\"de\"", "Die Bücher", "data-view=\"de:health\"");
        assertThat(page("/health", "Accept-Language", "fr")).contains("<html lang=\"en\"", "data-view=\"health\"");
        assertThat(page("/health", "Accept-Language", ";;;=")).contains("<html lang=\"en\"");
    }

    @Test
    void aChoiceIsKeptAndLeadsBack() throws Exception {
        HttpResponse<String> chosen = browse.get("/look?language=de&back=%2Falarms%3Fstate%3Dopen");
        assertThat(chosen.statusCode()).isEqualTo(303);
        assertThat(chosen.headers().firstValue("Location")).hasValue("/alarms?state=open");
        assertThat(chosen.headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(cookie -> assertThat(cookie)
                        .startsWith("trapline_language=de; Path=/;")
                        .contains("SameSite=Lax"));
        assertThat(page("/health", "Cookie", "trapline_language=de; trapline_theme=dark; trapline_time=site"))
                .contains("<html lang=\"de\" data-theme=\"dark\"", "data-time=\"site\"");
    }

    @Test
    void nobodyIsLedToAnotherSiteOrGivenWordsWeDoNotKnow() throws Exception {
        for (String back : List.of("https://evil.example", "//evil.example", "/%5Cevil.example", "/a%0d%0aX: y")) {
            assertThat(browse.get("/look?theme=dark&back=" + back.replace(" ", "%20"))
                            .headers()
                            .firstValue("Location"))
                    .as(back)
                    .hasValue("/customers");
        }
        assertThat(browse.get("/look?theme=%22%3E&back=/health").headers().firstValue("Set-Cookie"))
                .isEmpty();
        assertThat(page("/health", "Cookie", "trapline_theme=\"><script>; trapline_language=xx"))
                .contains("<html lang=\"en\">")
                .doesNotContain("<script>");
    }

    @Test
    void aLiveViewSpeaksItsReadersLanguage() throws Exception {
        try (Ear ear = Ear.on(browse, "", "de:health", "health")) {
            String said = ear.await("hello", 1).data().toString();
            assertThat(said).contains("Geht auf", "Balanced", "Eingang", "ingest");
        }
    }

    @Test
    void scriptsAreServedTheirTexts() throws Exception {
        String assets = page("/health", "Accept-Language", "de")
                .split("href=\"/assets/")[1]
                .split("/")[0];
        assertThat(browse.get("/assets/" + assets + "/words-de.js").body()).contains("VERALTET {0} s");
        assertThat(browse.get("/assets/" + assets + "/words-en.js").body()).contains("STALE {0} s");
    }

    private String page(String path, String header, String value) throws Exception {
        return browse.send(HttpRequest.newBuilder(browse.at(path))
                        .header(header, value)
                        .build())
                .body();
    }
}
