package dev.densescope.trace.imports.chrome;

import java.util.OptionalLong;

/** Times in microseconds, with or without decimals, as texts; converted without rounding where possible. */
final class Micros {
    private static final int DECIMALS = 3;
    private static final int MAX_DIGITS = 18;
    private static final long MAX = Long.MAX_VALUE / 1_000 - 1;
    private static final double NANOS_PER_MICRO = 1e3;

    private Micros() {}

    /** In nanoseconds; further decimals are dropped. Empty if it is not finite, or beyond 292 years. */
    static OptionalLong nanos(String number) {
        int point = number.indexOf('.');
        String whole = point < 0 ? number : number.substring(0, point);
        String fraction = point < 0 ? "" : number.substring(point + 1);
        if (isDigits(whole, whole.startsWith("-") ? 1 : 0) && (fraction.isEmpty() || isDigits(fraction, 0))) {
            return exact(whole, fraction);
        }
        if (number.indexOf('N') >= 0 || number.indexOf('I') >= 0) { // NaN, Infinity, INF
            return OptionalLong.empty();
        }
        double value = Double.parseDouble(number); // it has an exponent
        return Math.abs(value) <= MAX ? OptionalLong.of(Math.round(value * NANOS_PER_MICRO)) : OptionalLong.empty();
    }

    private static OptionalLong exact(String whole, String fraction) {
        boolean negative = whole.startsWith("-");
        String digits = negative ? whole.substring(1) : whole;
        if (digits.length() > MAX_DIGITS) {
            return OptionalLong.empty();
        }
        String decimals = (fraction + "000").substring(0, DECIMALS);
        long micros = Long.parseLong(digits);
        if (micros > MAX) {
            return OptionalLong.empty();
        }
        long nanos = micros * 1_000 + Long.parseLong(decimals);
        return OptionalLong.of(negative ? -nanos : nanos);
    }

    private static boolean isDigits(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return text.length() > from;
    }
}
