package dev.densescope.cli.option;

import picocli.CommandLine.Option;

/** The option that {@code Problems} looks for among the arguments, before they are parsed; here so that help shows it. */
public final class DebugOption {
    /** The option itself. */
    public static final String NAME = "--debug";

    @Option(names = NAME, description = "Print the stack trace of an error.")
    private boolean debug;

    boolean debug() {
        return debug;
    }
}
