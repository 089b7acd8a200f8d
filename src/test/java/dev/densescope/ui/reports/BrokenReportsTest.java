package dev.densescope.ui.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.failure.LoggedFailures;
import dev.densescope.ui.RecordedNotices;
import dev.densescope.ui.export.ScriptedExports;
import dev.densescope.ui.run.model.TestRuns;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is thrown while a report is made is told with its stack, frees the screen, and the next one works. */
class BrokenReportsTest {
    @TempDir
    private Path folder;

    private final RecordedNotices notices = new RecordedNotices();
    private final LoggedFailures logged = new LoggedFailures();
    private final Deque<Error> planted = new ArrayDeque<>();
    private TestRuns runs;
    private ReportsModel model;

    @BeforeEach
    void openTheScreen() {
        runs = new TestRuns(folder);
        model = new ReportsModel(
                runs.history,
                Optional::empty,
                new ScriptedExports().reports(notices),
                notices,
                Clock.systemUTC(),
                Runnable::run,
                work -> {
                    if (!planted.isEmpty()) {
                        planted.peek().fillInStackTrace();
                        throw planted.pop();
                    }
                    work.run();
                });
        model.setInSight(true);
    }

    @AfterEach
    void close() {
        logged.close();
    }

    static Stream<Error> errors() {
        return Stream.of(
                new NoClassDefFoundError("planted/Missing"),
                new OutOfMemoryError("Java heap space"),
                new StackOverflowError("planted"),
                new LinkageError("planted"));
    }

    /** In its last line on the worker, where what was made is handed on. */
    @ParameterizedTest
    @MethodSource("errors")
    void aPreview(Error error) {
        runs.runAll();
        planted.add(error);
        model.setIncluded(model.runs().get(0), false);
        assertTold("The report could not be created", error);
        assertEquals(Optional.empty(), model.previewProperty().get(), "not that of other runs");
        model.setIncluded(model.runs().get(0), true);
        assertTrue(model.previewProperty().get().isPresent());
    }

    private void assertTold(String what, Error error) {
        assertFalse(model.busyProperty().get());
        String sentence = model.problemProperty().get().orElseThrow().sentence();
        assertTrue(sentence.startsWith(what + ": "), sentence);
        assertEquals(List.of(), notices.failed(), "told once");
        assertTrue(logged.tell(what, error.getClass().getName(), "ReportsModel"));
    }
}
