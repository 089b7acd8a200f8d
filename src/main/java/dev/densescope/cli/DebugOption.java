package dev.densescope.cli;

import picocli.CommandLine.Option;

/** The option that {@link Problems} looks for among the arguments, before they are parsed; here so that help shows it. */
final class DebugOption {
    /** The option itself. */
    static final String NAME = "--debug";

    @Option(names = NAME, description = "Add the stack trace to what went wrong.")
    private boolean debug;

    boolean debug() {
        return debug;
    }
}
