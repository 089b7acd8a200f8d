package dev.densescope.report.content;

import dev.densescope.report.Report;
import dev.densescope.session.RunRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The names of the charts of a report: one for each kind, or one for each kind and run. The name of a run is the id of its
 * strategy; with a number before it if an earlier run has the same.
 */
public final class ChartNames {
    static final String RESERVED = "reserved";
    static final String ENLARGED = "enlarged";
    static final String LOSS = "loss";
    static final String ACCURACY = "accuracy";
    private static final String TIMELINE = "timeline-";
    private static final String LAYERS = "layers-";

    /** All names. No part of the name of a run begins with a digit, so a number after it is never part of one. */
    private static final Pattern NAMES = Pattern.compile("%s|%s|%s|%s|(%s|%s)([0-9]+-)?[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*"
            .formatted(RESERVED, ENLARGED, LOSS, ACCURACY, TIMELINE, LAYERS));

    private static final Pattern OTHER_CHARACTERS = Pattern.compile("[^a-z0-9]+");
    private static final Pattern PART_WITH_DIGIT = Pattern.compile("(^|-)(?=[0-9])");
    private static final Pattern EDGES = Pattern.compile("^-+|-+$");

    private final List<String> names;

    ChartNames(Report report) {
        List<String> all = new ArrayList<>();
        List<String> taken = new ArrayList<>();
        for (RunRecord run : report.runs()) {
            String id = plain(run.settings().storage().id());
            taken.add(id);
            long number = taken.stream().filter(id::equals).count();
            all.add(number == 1 ? id : number + "-" + id);
        }
        names = List.copyOf(all);
    }

    /** Whether a chart of any report may have this name. */
    public static boolean contain(String name) {
        return NAMES.matcher(name).matches();
    }

    /** @param run index of a run */
    String timeline(int run) {
        return TIMELINE + names.get(run);
    }

    /** @param run index of a run */
    String layers(int run) {
        return LAYERS + names.get(run);
    }

    private static String plain(String id) {
        String words = OTHER_CHARACTERS.matcher(id.toLowerCase(Locale.ROOT)).replaceAll("-");
        String trimmed = EDGES.matcher(words).replaceAll("");
        String plain = PART_WITH_DIGIT.matcher(trimmed).replaceAll("$1n");
        return plain.isEmpty() ? "run" : plain;
    }
}
