package dev.densescope;

import dev.densescope.cli.Cli;
import dev.densescope.cli.Terminal;
import dev.densescope.ui.DenseScopeApp;

/** Entry point: no arguments open the window, anything else is the command line. */
public final class Main {
    private static final int BAD_USAGE = 2;

    private Main() {}

    /** Ends the process with the exit code of what it started; see {@link Cli} for the codes. */
    public static void main(String[] args) {
        System.exit(args.length > 0 ? new Cli(Terminal.ofProcess()).run(args) : openWindow());
    }

    private static int openWindow() {
        if (DenseScopeApp.open()) {
            return 0;
        }
        System.err.println("DenseScope found no display to open its window on; "
                + "'densescope --help' lists what the command line can do without one.");
        return Integer.getInteger("densescope.noDisplayExitCode", BAD_USAGE);
    }
}
