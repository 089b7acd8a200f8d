package dev.densescope.report.csv;

import dev.densescope.report.VisibleText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Comma-separated values after RFC 4180: CRLF line ends, quotes where needed, dot decimals. A text that a spreadsheet
 * would run as a formula gets a leading apostrophe; characters that control a terminal, end a text early or change its direction
 * are replaced. Confined to one thread.
 */
final class CsvTable {
    private static final String STARTS_FORMULA = "=+-@\t\r\n";

    private final StringBuilder out = new StringBuilder();
    private final int columns;

    CsvTable(List<String> header) {
        columns = header.size();
        Row row = row();
        header.forEach(row::text);
        row.end();
    }

    /** Starts a row. */
    Row row() {
        return new Row();
    }

    @Override
    public String toString() {
        return out.toString();
    }

    /** A row under construction; cells are added from left to right. */
    final class Row {
        private final List<String> cells = new ArrayList<>();

        /** A text, such as one entered by a user. */
        Row text(String given) {
            String text = VisibleText.lines(given);
            boolean formula = startsFormula(text) || startsFormula(text.stripLeading());
            cells.add(formula ? quoted("'" + text) : needsQuotes(text) ? quoted(text) : text);
            return this;
        }

        Row whole(long number) {
            cells.add(Long.toString(number));
            return this;
        }

        /** A number; an empty cell if it is not finite. */
        Row decimal(double number, int decimals) {
            cells.add(Double.isFinite(number) ? String.format(Locale.ROOT, "%." + decimals + "f", number) : "");
            return this;
        }

        /** All digits of a float; an empty cell if it is not finite. */
        Row exact(float number) {
            cells.add(Float.isFinite(number) ? Float.toString(number) : "");
            return this;
        }

        Row millis(long nanos) {
            return decimal(nanos / 1e6, 6);
        }

        /** Empty cells. */
        Row empty(int count) {
            for (int i = 0; i < count; i++) {
                cells.add("");
            }
            return this;
        }

        /** A number of bytes; an empty cell if it is 0, which means that it is unknown. */
        Row known(long bytes) {
            return bytes == 0 ? empty(1) : whole(bytes);
        }

        void end() {
            if (cells.size() != columns) {
                throw new IllegalStateException("the row must have " + columns + " cells, but has " + cells.size());
            }
            out.append(String.join(",", cells)).append("\r\n");
        }
    }

    private static boolean startsFormula(String text) {
        return !text.isEmpty() && STARTS_FORMULA.indexOf(text.charAt(0)) >= 0;
    }

    private static boolean needsQuotes(String text) {
        return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
