package io.trapline.web.page;

import io.trapline.web.words.Say;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How money and minutes look: grouped, without decimals where they say nothing. */
public final class Money {

    private static final BigDecimal CENTS_BELOW = BigDecimal.valueOf(100);

    private Money() {}

    /** {@code 2,490 EUR}, never broken over two lines; empty when there is none. */
    public static String of(@Nullable BigDecimal amount, @Nullable String currency) {
        if (amount == null) return "";
        return plain(amount) + (currency == null || currency.isEmpty() ? "" : "\u00a0" + currency);
    }

    /** One sum per currency. */
    public static String of(Map<String, BigDecimal> sums) {
        return sums.entrySet().stream().map(e -> of(e.getValue(), e.getKey())).collect(Collectors.joining(" + "));
    }

    private static String plain(BigDecimal amount) {
        boolean small = amount.abs().compareTo(CENTS_BELOW) < 0
                && amount.stripTrailingZeros().scale() > 0;
        return String.format(Say.words().language().locale(), small ? "%,.2f" : "%,.0f", amount);
    }

    /** Decimal minutes as a person reads them; one decimal below ten. */
    public static String minutes(BigDecimal minutes) {
        boolean small = minutes.compareTo(BigDecimal.TEN) < 0;
        return String.format(
                Say.words().language().locale(), small ? "%,.1f" : "%,.0f", minutes.setScale(3, RoundingMode.HALF_UP));
    }
}
