package dev.densescope.cli.option;

import picocli.CommandLine.Option;

/** The options for the output of a command. */
public final class VerbosityOptions {
    @Option(names = "--quiet", description = "Print only results and errors.")
    private boolean quiet;

    @Option(names = "--json", description = "Print only report.json on standard output.")
    private boolean json;

    @Option(names = "--no-progress", description = "Show no progress on standard error.")
    private boolean noProgress;

    public boolean quiet() {
        return quiet;
    }

    public boolean json() {
        return json;
    }

    public boolean showsProgress() {
        return !quiet && !noProgress;
    }
}
