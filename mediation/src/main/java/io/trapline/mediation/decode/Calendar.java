package io.trapline.mediation.decode;

/** Days of the proleptic Gregorian calendar, without objects. */
final class Calendar {

    private static final int[] DAYS_BEFORE = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365};
    private static final int DAYS_TO_1970 = 719_528;

    private Calendar() {}

    static boolean leap(int year) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    static boolean exists(int year, int month, int day) {
        return month >= 1 && month <= 12 && day >= 1 && day <= days(month, leap(year));
    }

    /** Days of a month (1 to 12). */
    static int days(int month, boolean leapYear) {
        return month == 2 && leapYear ? 29 : DAYS_BEFORE[month] - DAYS_BEFORE[month - 1];
    }

    /** Days since 1970-01-01. */
    static long epochDay(int year, int month, int day) {
        int past = year - 1;
        long days = year == 0 ? 0 : 366L + past * 365L + past / 4 - past / 100 + past / 400;
        return days + DAYS_BEFORE[month - 1] + (month > 2 && leap(year) ? 1 : 0) + day - 1 - DAYS_TO_1970;
    }
}
