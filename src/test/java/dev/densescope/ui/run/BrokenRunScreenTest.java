package dev.densescope.ui.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.failure.LoggedFailures;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.session.RunOutcome;
import dev.densescope.ui.run.active.RunFiles;
import dev.densescope.ui.run.model.RunModel;
import dev.densescope.ui.run.model.RunStage;
import dev.densescope.ui.run.model.TestRuns;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is thrown while a run starts, goes on or ends, the Run screen is free again and the next run works. */
class BrokenRunScreenTest {
    @TempDir
    private Path folder;

    private final List<String> failures = new ArrayList<>();
    private final LoggedFailures logged = new LoggedFailures();
    private TestRuns runs;
    private RunModel model;

    @BeforeEach
    void openTheScreen() {
        runs = new TestRuns(folder);
        model = runs.model;
        model.blocker().whenFailed(failure -> failures.add(failure.sentence()));
    }

    @AfterEach
    void close() {
        logged.close();
    }

    static Stream<Error> errors() {
        return Stream.of(
                new NoClassDefFoundError("org/planted/Missing"),
                new ExceptionInInitializerError("planted"),
                new StackOverflowError(),
                new OutOfMemoryError("Java heap space"),
                new AssertionError("planted"));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void aStartThatBreaksLeadsBackToTheSettings(Error planted) {
        runs.runner.whileStarting(() -> {
            throw planted;
        });
        model.start();
        assertEquals(RunStage.READY, model.stageProperty().get());
        assertFalse(model.running().get());
        String told = model.blocker().reasonProperty().get();
        assertTrue(told.startsWith("The run could not be started: "), told);
        assertEquals(List.of(told), failures);
        assertTrue(
                logged.tell("The run could not be started", planted.getClass().getName(), "at dev.densescope."));
        assertTheNextRunWorks();
    }

    @ParameterizedTest
    @MethodSource("errors")
    void aRunWhoseStartBreaksAfterItHasBegunIsCancelled(Error planted) {
        runs.runner.failSchedule(planted);
        model.start();
        assertEquals(RunStage.READY, model.stageProperty().get());
        assertTrue(runs.runner.latest().ended().isDone(), "it does not train unseen");
        assertTheNextRunWorks();
    }

    @Test
    void aNameThatCannotBeReleasedDoesNotRefuseTheRunThatHasBegun() {
        runs.runner.whileStarting(() -> {
            runs.runner.whileStarting(() -> {});
            replaceClaims();
        });
        model.start();
        assertEquals("", model.blocker().reasonProperty().get());
        assertTrue(model.running().get());
        assertTrue(logged.tell("The claim of"));
        runs.runner.complete();
        assertEquals(RunStage.ENDED, model.stageProperty().get());
    }

    /** In place of each claimed name there is a folder that is not empty, which cannot be deleted like a file. */
    private void replaceClaims() {
        try (DirectoryStream<Path> claims = Files.newDirectoryStream(folder, ".*.tmp")) {
            for (Path claim : claims) {
                Files.delete(claim);
                Files.createDirectories(claim.resolve("inside"));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Test
    void ofAllStrategiesTheOthersAreRunAllTheSame() {
        runs.runner.whileStarting(() -> {
            runs.runner.whileStarting(() -> {});
            throw new LinkageError("planted");
        });
        model.startAll();
        for (int i = 1; i < Strategy.values().length; i++) {
            runs.runner.complete();
        }
        assertEquals(Strategy.values().length - 1, runs.history.runs().size());
        assertFalse(model.running().get());
    }

    @Test
    void aRunWithoutEvenARecordLeadsBackToTheSettings() {
        model.start();
        runs.runner.latest().breakOff(new OutOfMemoryError("Java heap space"));
        assertEquals(RunStage.READY, model.stageProperty().get());
        assertTheNextRunWorks();
    }

    @Test
    void anEndThatCannotBeShownEndsAllTheSame() {
        model.start();
        runs.history.latestProperty().addListener((observable, before, now) -> {
            throw new LinkageError("planted");
        });
        runs.runner.latest().end(new RunOutcome.Completed());
        assertEquals(RunStage.ENDED, model.stageProperty().get());
        assertFalse(model.running().get());
    }

    @Test
    void aWorkerThatTakesNoWorkIsToldAsWell() {
        RunModel starved = new RunModel(
                runs.workspace,
                runs.history,
                runs.form,
                runs.runner,
                new RunFiles(folder, Clock.systemUTC()),
                work -> {
                    throw new OutOfMemoryError("unable to create native thread");
                },
                Runnable::run);
        starved.start();
        assertEquals(RunStage.READY, starved.stageProperty().get());
        assertTrue(logged.tell("The run could not be started", "unable to create native thread"));
    }

    @Test
    void aPreviewThatBreaksIsMadeAgainWithTheNextEdit() {
        boolean[] broken = {true};
        RunModel fragile = new RunModel(
                runs.workspace,
                runs.history,
                runs.form,
                runs.runner,
                new RunFiles(folder, Clock.systemUTC()),
                work -> {
                    if (broken[0]) {
                        throw new LinkageError("planted");
                    }
                    work.run();
                },
                Runnable::run);
        fragile.open();
        assertTrue(logged.tell("planted"));
        broken[0] = false;
        runs.workspace.document().edit("batch", spec -> spec.withBatch(4));
        assertEquals(
                4,
                fragile.view()
                        .nextProperty()
                        .get()
                        .orElseThrow()
                        .settings()
                        .spec()
                        .batch());
    }

    private void assertTheNextRunWorks() {
        runs.runner.whileStarting(() -> {});
        model.start();
        assertEquals("", model.blocker().reasonProperty().get());
        runs.runner.complete();
        assertEquals(RunStage.ENDED, model.stageProperty().get());
        assertEquals(1, runs.history.runs().size());
    }
}
