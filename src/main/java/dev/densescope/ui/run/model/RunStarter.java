package dev.densescope.ui.run.model;

import dev.densescope.failure.Failure;
import dev.densescope.file.FileProblem;
import dev.densescope.file.UserFolders;
import dev.densescope.session.Run;
import dev.densescope.session.RunGroup;
import dev.densescope.session.RunOutputs;
import dev.densescope.session.RunRefusedException;
import dev.densescope.session.Runner;
import dev.densescope.session.settings.RunSettings;
import dev.densescope.ui.Background;
import dev.densescope.ui.Messages;
import dev.densescope.ui.run.snapshot.RunOutline;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Starts runs in the background, since reading a data set takes seconds. Each run has its own run file.
 *
 * @param runner closed by its owner
 * @param files names the run files
 */
record RunStarter(Runner runner, RunFiles files, Background background) {
    /** Why runs were not started. FX thread only. */
    interface Refusals {
        /** A run was rejected because of its settings or the machine. */
        void refused(ResumableRun asked, RunRefusedException refused);

        /** Its run file cannot be written; the reason is one sentence. */
        void refused(ResumableRun asked, String reason);
    }

    /** The result of a start. FX thread only. */
    interface Answer extends Refusals {
        /** The run has started. */
        void started(ActiveRun now);

        /** An unexpected failure. */
        void failed(ResumableRun asked, Failure unforeseen);
    }

    /** The result of starting runs that take turns, of which some may be refused. FX thread only. */
    interface TurnsAnswer extends Refusals {
        /** The runs that were not refused wait for their turns. */
        void ready(List<ActiveRun> runs);

        /** An unexpected failure; none runs. */
        void failed(Failure unforeseen);
    }

    /**
     * Starts a run on the worker.
     *
     * @param stop polled by the worker; true if the user has cancelled the start
     */
    void start(ResumableRun asked, BooleanSupplier stop, Answer answer) {
        background.begin(
                Messages.text("run.startFailed"),
                () -> startNow(
                        asked,
                        outputs -> runner.start(asked.settings(), outputs, asked.force(), stop),
                        now -> background.fx().execute(() -> answer.started(now)),
                        answer),
                failure -> answer.failed(asked, failure));
    }

    /**
     * Starts runs that take turns on the worker. They wait until the group begins.
     *
     * @param stop polled by the worker; true if the user has cancelled the start
     */
    void startAll(List<ResumableRun> asked, RunGroup group, BooleanSupplier stop, TurnsAnswer answer) {
        background.begin(
                Messages.text("run.startFailed"), () -> startAllNow(asked, group, stop, answer), answer::failed);
    }

    private void startAllNow(List<ResumableRun> asked, RunGroup group, BooleanSupplier stop, TurnsAnswer answer) {
        List<ActiveRun> ready = new ArrayList<>();
        boolean isComplete = false;
        try {
            for (ResumableRun each : asked) {
                RunSettings settings = each.settings().in(group.rounds());
                startNow(
                        each,
                        outputs -> runner.start(settings, outputs, group, each.force(), stop),
                        ready::add,
                        answer);
            }
            isComplete = true;
        } finally {
            if (!isComplete) {
                ready.forEach(now -> now.run().cancel());
            }
        }
        background.fx().execute(() -> answer.ready(ready));
    }

    /** @param started receives the run while the name of its file is claimed */
    private void startNow(
            ResumableRun asked, Function<RunOutputs, Run> start, Consumer<ActiveRun> started, Refusals refusals) {
        try (RunFiles.Claimed claimed = files.claim(asked.settings())) {
            Path target = claimed.file();
            Run run = start.apply(asked.outputs().withRunFile(target));
            RunOutline outline = RunOutline.of(
                    run.schedule(),
                    asked.settings().storage(),
                    run.settings().on().target());
            started.accept(new ActiveRun(run, asked, target, outline));
        } catch (RunRefusedException e) {
            background.fx().execute(() -> refusals.refused(asked, e));
        } catch (IOException e) {
            String reason = Messages.text(
                    "run.folderFailed", files.folder(), FileProblem.reason(e), UserFolders.dataVariable());
            background.fx().execute(() -> refusals.refused(asked, reason));
        }
    }
}
