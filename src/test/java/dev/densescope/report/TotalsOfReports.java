package dev.densescope.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.densescope.report.json.JsonReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The totals of {@code report.json}, which every format repeats. */
public final class TotalsOfReports {
    private TotalsOfReports() {}

    /** Measured and predicted totals of all runs with all digits, such as {@code 53,477,376}. */
    public static List<String> exact(Report report) {
        List<String> totals = new ArrayList<>();
        for (JsonNode run : json(report).get("runs")) {
            for (String kind : List.of("measured", "predicted")) {
                for (String total : List.of("forwardFeatureMapBytes", "peakLiveBytes", "reservedBytes")) {
                    totals.add(grouped(run.get(kind).get(total).asLong()));
                }
            }
        }
        return totals;
    }

    /** A total of each run. */
    public static List<String> measured(Report report, String total) {
        List<String> totals = new ArrayList<>();
        json(report)
                .get("runs")
                .forEach(
                        run -> totals.add(grouped(run.get("measured").get(total).asLong())));
        return totals;
    }

    private static JsonNode json(Report report) {
        try {
            return new ObjectMapper().readTree(JsonReport.text(report));
        } catch (JsonProcessingException invalid) {
            throw new AssertionError(invalid);
        }
    }

    private static String grouped(long bytes) {
        return String.format(Locale.ROOT, "%,d", bytes);
    }
}
