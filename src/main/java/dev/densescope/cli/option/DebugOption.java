package dev.densescope.cli.option;

import picocli.CommandLine.Option;

/**
 * The option {@code --debug}, declared for the help. {@code Problems} looks for it in the arguments before they are
 * parsed.
 */
public final class DebugOption {
    /** The option itself. */
    public static final String NAME = "--debug";

    @Option(names = NAME, description = "Print the stack trace of an error.")
    private boolean debug;

    boolean debug() {
        return debug;
    }
}
