package dev.densescope.compare;

import dev.densescope.language.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Labels that tell the runs of a comparison apart: names, and where these are equal what differs. */
final class RunLabels {
    private static final int LONG_NAME = 32;

    private RunLabels() {}

    /** One label for each run, all different. */
    static List<String> of(List<RunIdentity> runs, Language language) {
        List<String> labels = new ArrayList<>();
        for (RunIdentity run : runs) {
            List<RunIdentity> namesakes = runs.stream()
                    .filter(other -> other.name().equals(run.name()))
                    .toList();
            labels.add(label(run, namesakes, language));
        }
        return numbered(labels);
    }

    private static String label(RunIdentity run, List<RunIdentity> namesakes, Language language) {
        if (namesakes.size() == 1) {
            return run.name().in(language);
        }
        if (differ(namesakes, each -> each.design().toString())) {
            return "%s, %s".formatted(run.name().in(language), run.design().in(language));
        }
        return differ(namesakes, RunIdentity::fileName)
                ? "%s (%s)".formatted(run.name().in(language), distinguishing(run, namesakes))
                : run.name().in(language);
    }

    private static boolean differ(List<RunIdentity> runs, Function<RunIdentity, String> property) {
        return runs.stream()
                        .map(property)
                        .filter(text -> !text.isEmpty())
                        .distinct()
                        .count()
                == runs.size();
    }

    /** What tells the name of its file from those of its namesakes. */
    private static String distinguishing(RunIdentity run, List<RunIdentity> namesakes) {
        String part =
                new FileNameParts(namesakes.stream().map(RunIdentity::fileName).toList()).ofName(run.fileName());
        int half = LONG_NAME / 2;
        return part.length() <= LONG_NAME
                ? part
                : part.substring(0, half) + "…" + part.substring(part.length() - half + 1);
    }

    private static List<String> numbered(List<String> labels) {
        List<String> unique = new ArrayList<>();
        for (String label : labels) {
            String next = label;
            for (int number = 2; unique.contains(next); number++) {
                next = "%s (%d)".formatted(label, number);
            }
            unique.add(next);
        }
        return unique;
    }
}
