package io.trapline.mediation.forward;

import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Retry-After of RFC 9110, section 10.2.3: seconds or a date. A date is measured against the Date
 * of the same answer, never against our clock.
 */
final class RetryAfter {

    private static final int SECONDS_DIGITS_MAX = 9;

    private RetryAfter() {}

    static @Nullable Duration of(HttpResponse<?> response) {
        String value = response.headers().firstValue("Retry-After").orElse("").strip();
        String date = response.headers().firstValue("Date").orElse("");
        return of(value, date);
    }

    static @Nullable Duration of(String value, String date) {
        if (!value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return value.length() > SECONDS_DIGITS_MAX
                    ? ForwarderPolicy.RETRY_AFTER_MAX
                    : Duration.ofSeconds(Long.parseLong(value));
        }
        Instant until = instant(value);
        Instant from = instant(date);
        if (until == null || from == null || until.isBefore(from)) {
            return null;
        }
        return Duration.between(from, until);
    }

    private static @Nullable Instant instant(String date) {
        try {
            return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
