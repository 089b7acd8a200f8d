package dev.densescope.ui.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.failure.LoggedFailures;
import dev.densescope.report.format.ReportFormat;
import dev.densescope.ui.PlantedPath;
import dev.densescope.ui.RecordedNotices;
import dev.densescope.ui.run.model.TestRuns;
import java.nio.file.Files;
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

/** What is thrown while a report is made or exported is told with its stack, frees the screen, and the next one works. */
class BrokenReportsTest {
    @TempDir
    private Path folder;

    private final RecordedNotices notices = new RecordedNotices();
    private final LoggedFailures logged = new LoggedFailures();
    private final Deque<Error> planted = new ArrayDeque<>();
    private Path target;
    private TestRuns runs;
    private ReportsModel model;

    @BeforeEach
    void openTheScreen() {
        runs = new TestRuns(folder);
        target = folder.resolve("report.html");
        model = new ReportsModel(
                runs.history, new Answers(), notices, (file, failed) -> {}, Clock.systemUTC(), Runnable::run, work -> {
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

    @ParameterizedTest
    @MethodSource("errors")
    void anExport(Error error) {
        runs.runAll();
        Path sound = target;
        target = PlantedPath.throwing(error);
        model.export(ReportFormat.HTML);
        assertTold("The report could not be exported", error);
        target = sound;
        model.export(ReportFormat.HTML);
        assertTrue(Files.exists(sound));
        assertTrue(model.problemProperty().get().isEmpty());
    }

    private void assertTold(String what, Error error) {
        assertFalse(model.busyProperty().get());
        String sentence = model.problemProperty().get().orElseThrow().sentence();
        assertTrue(sentence.startsWith(what + ": "), sentence);
        assertEquals(List.of(), notices.failed(), "told once");
        assertTrue(logged.tell(what, error.getClass().getName(), "ReportsModel"));
    }

    private final class Answers implements ReportDialogs {
        @Override
        public Optional<Path> exportTarget(ReportFormat format, String suggestedName) {
            return Optional.of(target);
        }

        @Override
        public Optional<Path> runFile() {
            return Optional.empty();
        }
    }
}
