package dev.densescope.report;

import java.util.List;

/** Short names of the sources of runs: file names without their folders, if these differ. Pure. */
public final class SourceNames {
    private SourceNames() {}

    /** The names, in the order of the sources. */
    public static List<String> of(List<String> sources) {
        List<String> names = sources.stream().map(SourceNames::lastPart).toList();
        return names.stream().distinct().count() == sources.stream().distinct().count() ? names : sources;
    }

    private static String lastPart(String source) {
        return source.substring(Math.max(source.lastIndexOf('/'), source.lastIndexOf('\\')) + 1);
    }
}
