package dev.densescope.cli;

import picocli.CommandLine.Option;

/** The options that say how much a command says, and how. */
final class TalkOptions {
    @Option(names = "--quiet", description = "Say nothing but results and what went wrong.")
    private boolean quiet;

    @Option(names = "--json", description = "Print report.json on standard output, and nothing else there.")
    private boolean json;

    @Option(names = "--no-progress", description = "Show no progress on standard error.")
    private boolean noProgress;

    boolean quiet() {
        return quiet;
    }

    boolean json() {
        return json;
    }

    boolean showsProgress() {
        return !quiet && !noProgress;
    }
}
