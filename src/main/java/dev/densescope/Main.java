package dev.densescope;

import dev.densescope.cli.Cli;
import dev.densescope.cli.Terminal;
import dev.densescope.failure.Failure;
import dev.densescope.failure.Failures;
import dev.densescope.failure.ProgramLog;
import dev.densescope.failure.UncaughtFailures;
import dev.densescope.ui.DenseScopeApp;
import java.util.Arrays;
import java.util.List;

/** Entry point: no arguments open the window, anything else is the command line. */
public final class Main {
    private static final int FAILED = 1;
    private static final int BAD_USAGE = 2;
    private static final String DEBUG = "--debug";

    private Main() {}

    /** Ends the process with the exit code of what it started; see {@link Cli} for the codes. */
    public static void main(String[] args) {
        System.exit(start(args));
    }

    private static int start(String[] args) {
        try {
            ProgramLog log = ProgramLog.ofThisUser();
            log.begin(Arrays.asList(args).contains(DEBUG));
            Thread.setDefaultUncaughtExceptionHandler(new UncaughtFailures("A part of DenseScope failed", Main::tell));
            return opensWindow(args) ? openWindow() : new Cli(Terminal.ofProcess(), log).run(args);
        } catch (Throwable failed) { // an edge: whatever it is, it is told in a sentence
            tell(Failures.end("DenseScope could not start", failed));
            return FAILED;
        }
    }

    private static void tell(Failure failure) {
        System.err.println("densescope: " + failure.sentence());
    }

    private static boolean opensWindow(String[] args) {
        return List.of(DEBUG).containsAll(Arrays.asList(args));
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
