package dev.densescope.ui.chart;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The numbers of a chart as a table, as an accessible alternative and for the clipboard.
 *
 * @param headings of the columns, with units
 * @param rows cells as text, one for each heading
 */
public record ChartData(List<String> headings, List<List<String>> rows) {
    public ChartData {
        headings = List.copyOf(headings);
        rows = List.copyOf(rows);
    }

    /** The table as tab-separated values for spreadsheets, starting with the headings. */
    public String tsv() {
        return line(headings) + rows.stream().map(ChartData::line).collect(Collectors.joining());
    }

    private static String line(List<String> cells) {
        return cells.stream()
                .map(cell -> cell.replaceAll("[\\t\\r\\n]", " "))
                .collect(Collectors.joining("\t", "", "\n"));
    }
}
