package dev.densescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.cli.machine.Machine;
import dev.densescope.cli.terminal.Terminal;
import dev.densescope.failure.LoggedFailures;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a command throws ends it with exit code 1, one sentence, and a stack in the log. */
class BrokenCommandTest {
    private final LoggedFailures logged = new LoggedFailures();

    @AfterEach
    void close() {
        logged.close();
    }

    static Stream<List<String>> commands() {
        return Stream.of(
                List.of("profile", "--preset=densenet-bc-40-12", "--batch=2"),
                List.of("devices"),
                List.of("plan", "--preset=densenet-bc-40-12", "--points=1"),
                List.of("report", "a"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aMissingClassIsReportedInOneSentence(List<String> command) {
        CommandRun run = CommandRun.of(broken(), command.toArray(String[]::new));
        assertEquals(ExitCodes.FAILED, run.exitCode(), run.err());
        assertTrue(
                run.err().startsWith("densescope: The command failed: class planted.Missing is missing. "), run.err());
        assertTrue(run.err().contains("densescope.log"), run.err());
        assertEquals(1, run.err().lines().count(), run.err());
        assertEquals("", run.out());
        assertTrue(logged.tell(
                "The command failed", "planted/Missing", "at " + getClass().getName()));
    }

    /** Nothing of the machine is used: what breaks is where the table goes. */
    @ParameterizedTest
    @MethodSource("errors")
    void aFailedPredictionIsReportedInOneSentence(Error planted) {
        PrintWriter out = new PrintWriter(new StringWriter()) {
            @Override
            public void write(String text, int from, int length) {
                planted.fillInStackTrace();
                throw planted;
            }
        };
        StringWriter err = new StringWriter();
        int exitCode = new Cli(new Terminal(out, new PrintWriter(err), false), Machines.none(), CommandRun.LOG)
                .run("predict", "--preset=densenet-bc-40-12");
        assertEquals(ExitCodes.FAILED, exitCode, err.toString());
        assertTrue(err.toString().startsWith("densescope: The command failed: "), err.toString());
        assertEquals(1, err.toString().lines().count(), err.toString());
        assertTrue(logged.tell("The command failed", planted.getClass().getName(), "PredictCommand.call"));
    }

    static Stream<Error> errors() {
        return Stream.of(
                new NoClassDefFoundError("planted/Missing"),
                new OutOfMemoryError("Java heap space"),
                new StackOverflowError("planted"),
                new LinkageError("planted"));
    }

    private static Machine broken() {
        return new Machine(
                settings -> {
                    throw missing();
                },
                folders -> {
                    throw missing();
                },
                file -> {
                    throw missing();
                },
                new Machines.TestCosts(
                        (choice, folders) -> {
                            throw missing();
                        },
                        (choice, folders) -> {
                            throw missing();
                        },
                        new ArrayList<>()));
    }

    private static Error missing() {
        return new NoClassDefFoundError("planted/Missing");
    }
}
