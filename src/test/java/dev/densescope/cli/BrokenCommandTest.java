package dev.densescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.failure.LoggedFailures;
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
                List.of("report", "a"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aMissingClassIsToldInOneSentence(List<String> command) {
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
                });
    }

    private static Error missing() {
        return new NoClassDefFoundError("planted/Missing");
    }
}
