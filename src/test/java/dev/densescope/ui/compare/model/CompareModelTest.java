package dev.densescope.ui.compare.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.compare.SampleRunFiles;
import dev.densescope.compare.overlay.OverlayAxis;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.report.SampleRuns;
import dev.densescope.report.format.ComparisonFormat;
import dev.densescope.session.RunRecord;
import dev.densescope.trace.imports.snapshot.Pickler;
import dev.densescope.trace.imports.snapshot.SampleSnapshot;
import dev.densescope.ui.Problem;
import dev.densescope.ui.RecordedNotices;
import dev.densescope.ui.export.ComparisonExports;
import dev.densescope.ui.export.Exports;
import dev.densescope.ui.export.ScriptedExports;
import dev.densescope.ui.model.run.RunHistory;
import dev.densescope.ui.model.run.RunsFolder;
import dev.densescope.ui.model.run.SessionRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareModelTest {
    @TempDir
    private Path folder;

    private final RecordedNotices notices = new RecordedNotices();
    private final RunHistory history = new RunHistory();
    private final ScriptedCompareDialogs dialogs = new ScriptedCompareDialogs();
    private final Deque<Runnable> work = new ArrayDeque<>();
    private boolean later;
    private CompareModel model;

    @BeforeEach
    void openTheModel() throws IOException {
        Files.createDirectories(runs());
        Exports exports = new Exports(notices, Runnable::run, Runnable::run);
        model = new CompareModel(
                new RunsFolder(runs()),
                history,
                dialogs,
                new ComparisonExports(
                        exports, new ScriptedExports().into(folder), Clock.fixed(SampleRuns.CREATED, ZoneOffset.UTC)),
                notices,
                this::execute,
                Runnable::run);
    }

    private void execute(Runnable task) {
        if (later) {
            work.add(task);
        } else {
            task.run();
        }
    }

    private Path runs() {
        return folder.resolve("runs");
    }

    private Path write(Strategy strategy) {
        return SampleRunFiles.write(
                runs().resolve(strategy.id() + ".dscope"), SampleRuns.run(SampleRuns.smallSpec(), strategy, 6));
    }

    private FoundRun found(Strategy strategy) {
        return model.found().stream()
                .filter(run -> run.identity().name().toString().equals(strategy.id()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void runsOfEarlierSessionsAreListedWithWhatTellsThemApart() throws IOException {
        Path file = write(Strategy.SHARED);
        Files.writeString(runs().resolve("broken.dscope"), "no run");
        Files.writeString(runs().resolve("notes.txt"), "no run");
        model.refresh();
        assertEquals(1, model.found().size());
        FoundRun run = model.found().get(0);
        RunRecord record = SampleRuns.run(SampleRuns.smallSpec(), Strategy.SHARED, 6);
        assertEquals("Small, batch 2", run.identity().design().toString());
        assertEquals("completed", run.identity().outcome());
        assertEquals(Optional.of(record.startedAt()), run.identity().startedAt());
        assertEquals(
                record.measurement().orElseThrow().reservedBytes(),
                run.reservedBytes().orElseThrow());
        assertEquals(Files.size(file), run.fileBytes().orElseThrow());
        assertEquals(List.of(), notices.failed());
    }

    @Test
    void aRunThatHasEndedIsListed() {
        write(Strategy.NAIVE);
        model.setInSight(true);
        Path another = write(Strategy.SHARED);
        assertEquals(1, model.found().size());
        history.add(new SessionRun(SampleRuns.run(SampleRuns.smallSpec(), Strategy.SHARED, 6), Optional.of(another)));
        assertEquals(2, model.found().size());
    }

    /** The next run of a queue may wait for the worker. */
    @Test
    void filesAreNotReadWhileTheScreenIsHidden() {
        Path file = write(Strategy.NAIVE);
        history.add(new SessionRun(SampleRuns.run(SampleRuns.smallSpec(), Strategy.NAIVE, 6), Optional.of(file)));
        assertEquals(0, model.found().size());
        model.setInSight(true);
        assertEquals(1, model.found().size());
    }

    @Test
    void twoTickedRunsAreComparedAndTheFirstIsTheReference() {
        write(Strategy.NAIVE);
        write(Strategy.SHARED);
        model.refresh();
        model.setChosen(found(Strategy.NAIVE), true);
        assertTrue(model.viewProperty().get().isEmpty());
        model.setChosen(found(Strategy.SHARED), true);
        ComparisonView view = model.viewProperty().get().orElseThrow();
        assertEquals(List.of("naive", "shared"), view.labels());
        assertTrue(view.headline().startsWith("shared needs"), view.headline());
        assertFalse(view.overlay(OverlayAxis.LAYER).isEmpty());
        model.makeReference(found(Strategy.SHARED));
        assertEquals(
                List.of("shared", "naive"),
                model.viewProperty().get().orElseThrow().labels());
        model.setChosen(found(Strategy.NAIVE), false);
        assertTrue(model.viewProperty().get().isEmpty());
        assertTrue(found(Strategy.NAIVE).loaded().isEmpty(), "what is not compared takes no memory");
    }

    @Test
    void noComparisonOfOtherRunsStaysWhenTheChosenOnesCannotBeCompared() throws IOException {
        Path naive = write(Strategy.NAIVE);
        write(Strategy.SHARED);
        model.refresh();
        model.setChosen(found(Strategy.NAIVE), true);
        model.setChosen(found(Strategy.SHARED), true);
        assertTrue(model.viewProperty().get().isPresent());
        model.add(List.of(Files.createSymbolicLink(folder.resolve("link.dscope"), naive)));
        assertEquals(3, model.chosen().size());
        assertTrue(model.problemProperty().get().isPresent());
        assertTrue(model.viewProperty().get().isEmpty());
    }

    @Test
    void aSixthRunIsRefusedInASentence() {
        List<Strategy> six = Stream.of(Strategy.values()).limit(6).toList();
        six.forEach(this::write);
        model.refresh();
        six.forEach(strategy -> model.setChosen(found(strategy), true));
        assertEquals(5, model.chosen().size());
        assertEquals(
                Optional.of("At most 5 runs are compared: remove one first."),
                model.problemProperty().get().map(Problem::sentence));
        model.clear();
        assertTrue(model.chosen().isEmpty());
        assertTrue(model.problemProperty().get().isEmpty());
    }

    @Test
    void filesAreAddedWhateverRecordedThemAndRemoved() throws IOException {
        SampleSnapshot sample = new SampleSnapshot(2, 0, 500);
        Path snapshot =
                Files.write(folder.resolve("other.pickle"), sample.pickle(sample.dictionary(), Pickler.Style.PYTHON_4));
        Path run = SampleRunFiles.write(
                folder.resolve("elsewhere"), SampleRuns.run(SampleRuns.smallSpec(), Strategy.SHARED, 6));
        dialogs.choose(run, snapshot);
        model.addFiles();
        assertEquals(2, model.found().size());
        ComparisonView view = model.viewProperty().get().orElseThrow();
        assertEquals(List.of("shared", "other.pickle"), view.labels());
        assertTrue(view.isImported(1));
        model.addFiles();
        assertEquals(2, model.found().size(), "each once");
        model.refresh();
        assertEquals(2, model.found().size(), "what was added stays");
        model.remove(model.chosen().get(1));
        assertEquals(1, model.found().size());
        assertEquals(1, model.chosen().size());
    }

    @Test
    void aFileThatCannotBeComparedIsNamedInASentence() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.txt"), "no run");
        model.add(List.of(text));
        assertEquals(
                Optional.of("%s cannot be compared: it is not a run file, a PyTorch memory snapshot or a Chrome trace."
                        .formatted(text)),
                model.problemProperty().get().map(Problem::sentence));
        assertTrue(model.found().isEmpty());
        write(Strategy.NAIVE);
        model.refresh();
        Files.writeString(runs().resolve("naive.dscope"), "gone");
        model.setChosen(found(Strategy.NAIVE), true);
        assertTrue(model.problemProperty().get().isPresent());
        assertTrue(model.chosen().isEmpty());
    }

    @Test
    void eachFileThatCannotBeComparedIsToldWhateverElseIsAddedWithIt() throws IOException {
        List<Path> texts = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            texts.add(Files.writeString(folder.resolve("notes-" + i + ".txt"), "no run"));
        }
        Path run = SampleRunFiles.write(
                folder.resolve("elsewhere"), SampleRuns.run(SampleRuns.smallSpec(), Strategy.SHARED, 6));
        model.add(List.of(texts.get(0), run));
        assertEquals(1, model.chosen().size());
        assertTrue(model.problemProperty().get().orElseThrow().sentence().startsWith(texts.get(0) + " cannot"));
        model.add(texts);
        List<String> lines =
                model.problemProperty().get().orElseThrow().sentence().lines().toList();
        assertEquals(4, lines.size());
        assertTrue(lines.get(2).startsWith(texts.get(2) + " cannot"), lines.get(2));
        assertEquals("2 more files are not compared.", lines.get(3));
        model.add(List.of(run));
        assertTrue(model.problemProperty().get().isEmpty(), "of the files that were added last");
    }

    @Test
    void readingIsShownAndCancelled() {
        write(Strategy.NAIVE);
        model.refresh();
        later = true;
        model.setChosen(found(Strategy.NAIVE), true);
        assertEquals("naive.dscope", model.readingProperty().get().orElseThrow().fileName());
        model.cancelReading();
        work.remove().run();
        assertTrue(model.readingProperty().get().isEmpty());
        assertTrue(model.chosen().isEmpty());
        assertTrue(model.problemProperty().get().isEmpty(), "the user has wanted it");
    }

    @Test
    void aRunThatWasRemovedWhileItWasReadIsNotCompared() {
        write(Strategy.NAIVE);
        write(Strategy.SHARED);
        model.refresh();
        model.setChosen(found(Strategy.SHARED), true);
        later = true;
        model.setChosen(found(Strategy.NAIVE), true);
        model.setChosen(found(Strategy.NAIVE), false);
        while (!work.isEmpty()) {
            work.remove().run();
        }
        assertEquals(1, model.chosen().size());
        assertTrue(model.viewProperty().get().isEmpty());
    }

    @Test
    void everyFormatIsExported() {
        write(Strategy.NAIVE);
        write(Strategy.SHARED);
        model.refresh();
        model.setChosen(found(Strategy.NAIVE), true);
        model.setChosen(found(Strategy.SHARED), true);
        for (ComparisonFormat format : ComparisonFormat.values()) {
            model.export(format);
            assertTrue(
                    format.fileNames().stream().anyMatch(name -> Files.isRegularFile(folder.resolve(name))),
                    format.id());
        }
        assertEquals(ComparisonFormat.values().length, notices.done().size());
        assertEquals("Exported comparison.html.", notices.done().get(0));
    }
}
