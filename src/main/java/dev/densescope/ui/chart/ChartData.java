package dev.densescope.ui.chart;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The numbers of a chart as a table: its twin for those who cannot see it, and what is copied.
 *
 * @param headings with units
 * @param rows cells as text, as many as there are headings
 */
public record ChartData(List<String> headings, List<List<String>> rows) {
    public ChartData {
        headings = List.copyOf(headings);
        rows = List.copyOf(rows);
    }

    /** Tab-separated values, headings first, for spreadsheets. */
    public String tsv() {
        return line(headings) + rows.stream().map(ChartData::line).collect(Collectors.joining());
    }

    private static String line(List<String> cells) {
        return cells.stream()
                .map(cell -> cell.replaceAll("[\\t\\r\\n]", " "))
                .collect(Collectors.joining("\t", "", "\n"));
    }
}
