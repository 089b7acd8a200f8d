package dev.densescope.ui.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.failure.LoggedFailures;
import dev.densescope.failure.Threads;
import dev.densescope.file.write.WriteProgress;
import dev.densescope.ui.RecordedNotices;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The queue of exports, without a toolkit; its worker does what the test lets it do. */
class ExportsTest {
    @TempDir
    private Path folder;

    private final RecordedNotices notices = new RecordedNotices();
    private final List<Path> folders = new ArrayList<>();
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final Deque<Error> planted = new ArrayDeque<>();
    private final Exports exports = new Exports(notices, waiting::add, this::execute);

    private void execute(Runnable work) {
        if (!planted.isEmpty()) {
            throw planted.pop();
        }
        work.run();
    }

    @Test
    void itsProgressIsToldAndWhatIsDoneCanBeOpenedAndFound() throws Exception {
        Path file = Files.createFile(folder.resolve("report.html"));
        List<Double> shares = new ArrayList<>();
        exports.running().addListener((ListChangeListener<RunningExport>) change -> {
            while (change.next()) {
                change.getAddedSubList()
                        .forEach(export -> export.shareProperty()
                                .addListener((observable, before, now) -> shares.add(now.doubleValue())));
            }
        });
        begin(file, progress -> {
            progress.written(0.5);
            progress.written(0.5001);
            progress.written(1);
        });
        RunningExport export = exports.running().get(0);
        assertEquals("Waiting to export report.html", export.textProperty().get());
        assertEquals(RunningExport.UNKNOWN, export.shareProperty().get());
        work();
        assertEquals("Exporting report.html", export.textProperty().get());
        assertEquals(List.of(0.0, 0.5, 1.0), shares, "not for less than a percent");
        assertEquals(List.of(), exports.running());
        assertEquals(List.of("Exported report.html."), notices.done());
        assertEquals(List.of(file), notices.written(), "its notice opens it");
    }

    @Test
    void oneThatIsBeingWrittenIsCancelledAtItsNextProgress() {
        AtomicBoolean went = new AtomicBoolean();
        begin(folder.resolve("trace.json"), progress -> {
            progress.written(0.1);
            exports.cancel(exports.running().get(0));
            assertEquals(
                    "Cancelling trace.json",
                    exports.running().get(0).textProperty().get());
            progress.written(0.2);
            went.set(true);
        });
        work();
        assertFalse(went.get());
        assertEquals(List.of(), exports.running());
        assertEquals(List.of("The export of trace.json was cancelled. No file was written."), notices.done());
        assertEquals(List.of(), notices.failed());
    }

    @Test
    void oneThatWaitsIsCancelledAtOnceAndNeverWritten() {
        AtomicBoolean went = new AtomicBoolean();
        begin(folder.resolve("first.html"), progress -> progress.written(1));
        begin(folder.resolve("second.html"), progress -> went.set(true));
        exports.cancel(exports.running().get(1));
        assertEquals(List.of("The export of second.html was cancelled. No file was written."), notices.done());
        assertEquals(1, exports.running().size());
        work();
        assertFalse(went.get());
        assertEquals(List.of(), exports.running());
    }

    @Test
    void aSecondOneToTheSameFileIsRefusedUntilTheFirstHasEnded() {
        Path file = folder.resolve("report.html");
        begin(file, progress -> progress.written(1));
        begin(folder.resolve("x/../report.html"), progress -> progress.written(1));
        assertEquals(1, waiting.size());
        assertEquals(
                List.of("report.html is being exported: wait until it is complete, or cancel it."), notices.failed());
        begin(folder.resolve("other.html"), progress -> progress.written(1));
        work();
        begin(file, progress -> progress.written(1));
        work();
        assertEquals(3, notices.done().size());
    }

    static Stream<Error> errors() {
        return Stream.of(
                new NoClassDefFoundError("planted/Missing"),
                new OutOfMemoryError("Java heap space"),
                new StackOverflowError("planted"),
                new LinkageError("planted"));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void whatNobodyForesawIsToldWithItsStackAndTheNextOneIsWritten(Error error) {
        try (LoggedFailures logged = new LoggedFailures()) {
            begin(folder.resolve("a.html"), progress -> {
                throw error;
            });
            begin(folder.resolve("b.html"), progress -> planted.add(error)); // where its outcome is handed on
            begin(folder.resolve("c.html"), progress -> {});
            work();
            assertEquals(2, notices.failed().size(), notices.failed().toString());
            assertTrue(
                    notices.failed().get(0).startsWith("The export of a.html failed: "),
                    notices.failed().get(0));
            assertTrue(
                    notices.failed().get(1).startsWith("The export of b.html failed: "),
                    notices.failed().get(1));
            assertTrue(
                    logged.tell("The export of a.html failed", error.getClass().getName(), "ExportsTest"));
        }
        assertEquals(List.of("Exported c.html."), notices.done());
        assertEquals(List.of(), exports.running());
    }

    @Test
    void closingCancelsAndWaitsForTheOneBeingWritten() throws Exception {
        CountDownLatch writing = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        AtomicBoolean went = new AtomicBoolean();
        try (Threads.Worker worker = Threads.worker("exports of a test")) {
            Exports closing = new Exports(notices, worker, work -> {});
            closing.begin(new Export("a", folder.resolve("a"), "a", progress -> {
                writing.countDown();
                try {
                    while (true) {
                        progress.written(0.5);
                    }
                } finally {
                    ended.set(true);
                }
            }));
            closing.begin(new Export("b", folder.resolve("b"), "b", progress -> {
                went.set(true);
                return Optional.empty();
            }));
            writing.await();
            closing.close();
            assertTrue(ended.get());
        }
        assertFalse(went.get());
    }

    @Test
    void whatIsWrittenElsewhereWithdrawsThatItCouldNotBeWrittenAndTheNextDialogStartsThere() throws Exception {
        exports.whenWritten(folders::add);
        Path locked = Files.createDirectory(folder.resolve("locked"));
        Path free = Files.createDirectory(folder.resolve("free"));
        begin(locked.resolve("report.html"), progress -> {
            throw new ExportException("The file cannot be written.");
        });
        begin(locked.resolve("other.html"), progress -> {
            throw new ExportException("The other file cannot be written.");
        });
        work();
        assertEquals(2, notices.failed().size());
        assertEquals(List.of(), folders, "not where nothing could be written");
        begin(free.resolve("report.html"), progress -> progress.written(1));
        work();
        assertEquals(List.of("The other file cannot be written."), notices.failed());
        assertEquals(List.of(free), folders);
    }

    @Test
    void anExportIntoAFolderStartsTheNextDialogThere() throws Exception {
        exports.whenWritten(folders::add);
        Path data = Files.createDirectory(folder.resolve("data"));
        begin(data, progress -> progress.written(1));
        work();
        assertEquals(List.of(data), folders);
        assertEquals(List.of("Exported to the folder data."), notices.done());
        assertEquals(List.of(data), notices.written());
    }

    /** Begins an export that writes in this way. */
    private void begin(Path target, Writing writing) {
        exports.begin(new Export(String.valueOf(target.getFileName()), target, Targets.claim(target), progress -> {
            writing.write(progress);
            return Optional.empty();
        }));
    }

    /** Writes, without a word. */
    private interface Writing {
        void write(WriteProgress progress);
    }

    /** The worker does all that waits. */
    private void work() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }
}
