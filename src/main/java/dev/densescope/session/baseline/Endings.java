package dev.densescope.session.baseline;

import dev.densescope.baseline.Answer;
import dev.densescope.language.Text;
import dev.densescope.session.RunOutcome;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a process has ended, as an outcome.
 *
 * @param framework its display name
 * @param finishedSteps number of the last finished step
 */
record Endings(String framework, int finishedSteps) {
    private static final int SIGNALS = 128;
    private static final int KILL = SIGNALS + 9;
    /** Ctrl-C reaches all processes of a terminal; the other signal asks them to end. */
    private static final Set<Integer> STOPS = Set.of(SIGNALS + 2, SIGNALS + 15);

    private static final Map<Integer, String> CRASHES = Map.of(
            SIGNALS + 4, "SIGILL",
            SIGNALS + 6, "SIGABRT",
            SIGNALS + 7, "SIGBUS",
            SIGNALS + 8, "SIGFPE",
            SIGNALS + 11, "SIGSEGV");

    /** Java reports a signal, or the kind of an exception on Windows, and ends with a code of its own. */
    private static final Pattern REPORT =
            Pattern.compile("A fatal error has been detected by the Java Runtime Environment:[\\s#]*(\\w+) \\(0x");

    RunOutcome of(Answer.Failed told) {
        return told.outOfMemory()
                ? new RunOutcome.OutOfMemory(
                        0,
                        Text.of("%s ran out of memory (%s): reduce the batch or the design.", framework, told.reason()))
                : new RunOutcome.Failed(Text.of("%s failed: %s.", framework, told.reason()));
    }

    RunOutcome of(int exitCode, String printed) {
        if (STOPS.contains(exitCode)) {
            return new RunOutcome.Cancelled(finishedSteps);
        }
        if (exitCode == KILL) {
            return new RunOutcome.OutOfMemory(
                    0,
                    Text.of(
                            "The process of %s was killed, as the system does if memory runs out: reduce the batch or the design, or"
                                    + " end other programs.",
                            framework));
        }
        return crash(exitCode, printed)
                .map(name -> Text.of("The process of %s crashed (%s) after step %d.", framework, name, finishedSteps))
                .map(text -> new RunOutcome.Failed(text))
                .orElseGet(() -> new RunOutcome.Failed(Text.of(
                        "The process of %s ended after step %d with exit code %d.",
                        framework, finishedSteps, exitCode)));
    }

    private static Optional<String> crash(int exitCode, String printed) {
        Matcher report = REPORT.matcher(printed);
        return report.find() ? Optional.of(report.group(1)) : Optional.ofNullable(CRASHES.get(exitCode));
    }
}
