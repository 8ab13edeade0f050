package io.trapline.enrichment.bss;

import io.trapline.enrichment.inventory.View;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One column of a result: where it stands and how a value of it becomes the text that a draft takes.
 *
 * @param position from 1; 0 when the view lacks it
 * @param padded type character(n): its blanks mean nothing
 */
record Cell(View.Type type, int position, boolean padded) {

    /** PostgreSQL's names of the types that are taken. */
    static List<String> taken(View.Type type) {
        return switch (type) {
            case TEXT -> List.of("text", "varchar", "bpchar", "name");
            case NUMBER -> List.of("numeric", "int2", "int4", "int8");
            case TIME -> List.of("timestamptz");
            case FLAG -> List.of("bool");
        };
    }

    /** What to write so that a column of another type is taken. */
    static String cast(View.Type type, String column) {
        return switch (type) {
            case TEXT -> column + "::text";
            case NUMBER -> column + "::numeric";
            case TIME -> column + "::timestamptz";
            case FLAG -> column + "::boolean";
        };
    }

    @Nullable
    String of(ResultSet rows) throws SQLException {
        if (position == 0) {
            return null;
        }
        return switch (type) {
            case TEXT -> text(rows);
            case NUMBER -> {
                BigDecimal number = rows.getBigDecimal(position);
                yield number == null ? null : plain(number);
            }
            case TIME -> {
                // Infinity comes as the last or first moment there is.
                OffsetDateTime time = rows.getObject(position, OffsetDateTime.class);
                yield time == null ? null : Long.toString(time.toEpochSecond());
            }
            case FLAG -> {
                boolean flag = rows.getBoolean(position);
                yield rows.wasNull() ? null : Boolean.toString(flag);
            }
        };
    }

    private @Nullable String text(ResultSet rows) throws SQLException {
        String value = rows.getString(position);
        return value != null && padded ? value.stripTrailing() : value;
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
