package dev.densescope.cli;

import dev.densescope.failure.ProgramLog;
import dev.densescope.failure.Threads;
import dev.densescope.failure.UncaughtFailures;
import dev.densescope.language.Text;

/** A process whose hook breaks at its end. */
final class BrokenEnd {
    private BrokenEnd() {}

    public static void main(String[] args) {
        ProgramLog.ofThisUser().begin(false);
        Thread.setDefaultUncaughtExceptionHandler(new UncaughtFailures(
                Text.of("A part of DenseScope failed"),
                failure -> System.err.println("densescope: " + failure.sentence())));
        Runtime.getRuntime().addShutdownHook(Threads.shutdownHook("end of a test", () -> {
            throw new NoClassDefFoundError("planted/Missing");
        }));
        System.exit(ExitCodes.DONE);
    }
}
