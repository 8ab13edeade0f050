package io.trapline.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Windows over the nights when clocks change, planned from a browser in a third zone: the place's own time holds. */
final class ClockChangeTest {

    private final Browse browse = new Browse(Shift.day());
    private final Chromium chromium = new Chromium();
    private final Page page = chromium.page(browse, new Browser.NewContextOptions().setTimezoneId("Asia/Tokyo"));

    @AfterEach
    void close() {
        chromium.close();
        browse.close();
    }

    @Test
    void berlinPutsItsClocksForward() {
        preview("2027-03-28T01:00", "2027-03-28T04:00", "Europe/Berlin", "");
        assertThat(starts()).containsExactly("2027-03-28T00:00:00Z", "2027-03-28T02:00:00Z");
        assertThat(text())
                .contains("2027-03-28 01:00 CET to 2027-03-28 04:00 CEST", "clocks change: those of Europe/Berlin");
        assertThat(text()).contains("2027-03-28 09:00:00 GMT+9", "2027-03-28 11:00:00 GMT+9");
    }

    @Test
    void berlinPutsItsClocksBack() {
        preview("2027-10-31T01:00", "2027-10-31T04:00", "Europe/Berlin", "");
        assertThat(starts()).containsExactly("2027-10-30T23:00:00Z", "2027-10-31T03:00:00Z");
        assertThat(text()).contains("clocks change: those of Europe/Berlin");
    }

    @Test
    void chicagoKeepsTwoInTheMorningWeekAfterWeek() {
        preview("2027-03-07T03:30", "2027-03-07T05:00", "America/Chicago", "FREQ=WEEKLY;COUNT=3");
        assertThat(starts())
                .containsExactly(
                        "2027-03-07T09:30:00Z",
                        "2027-03-07T11:00:00Z",
                        "2027-03-14T08:30:00Z",
                        "2027-03-14T10:00:00Z",
                        "2027-03-21T08:30:00Z",
                        "2027-03-21T10:00:00Z");
        assertThat(text())
                .contains("03:30 CST", "03:30 CDT")
                .contains("clock change: none")
                .doesNotContain("clocks change");
    }

    @Test
    void aTimeThatTheClockSkipsComesAfterTheGap() {
        preview("2027-03-14T02:30", "2027-03-14T04:00", "America/Chicago", "");
        assertThat(starts()).containsExactly("2027-03-14T08:30:00Z", "2027-03-14T10:00:00Z");
        assertThat(text()).contains("03:30 CDT", "clocks change: the planned start does not exist in America/Chicago");
    }

    @Test
    void aTimeThatComesTwiceIsTheFirst() {
        preview("2027-10-31T02:30", "2027-10-31T02:45", "Europe/Berlin", "");
        assertThat(starts()).containsExactly("2027-10-31T00:30:00Z", "2027-10-31T00:45:00Z");
        assertThat(text()).contains("clocks change: the planned start or end comes twice");
    }

    private void preview(String start, String end, String zone, String repeat) {
        Chromium.open(page, browse, "/maintenance");
        page.fill("#name", "Swap card");
        page.fill("#scope", "device=olt-17");
        page.fill("[name=start]", start);
        page.fill("[name=end]", end);
        page.fill("[name=zone]", zone);
        page.fill("[name=repeat]", repeat);
        page.click("#preview");
        page.waitForSelector("#preview-result");
        page.waitForSelector("body.scripted");
    }

    private List<String> starts() {
        return page.locator("#preview-result time").all().stream()
                .map(time -> time.getAttribute("datetime").replace(".000", ""))
                .toList();
    }

    private String text() {
        return page.locator("#preview-result").innerText();
    }
}
