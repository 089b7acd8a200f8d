package dev.densescope.ui.run.model;

import dev.densescope.failure.Failure;
import dev.densescope.file.FileProblem;
import dev.densescope.file.UserFolders;
import dev.densescope.session.Run;
import dev.densescope.session.RunGroup;
import dev.densescope.session.RunRefusedException;
import dev.densescope.session.Runner;
import dev.densescope.ui.Background;
import dev.densescope.ui.Messages;
import dev.densescope.ui.run.snapshot.RunOutline;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Starts runs in the background, since reading a data set takes seconds. Each run has its own run file.
 *
 * @param runner closed by its owner
 * @param files names the run files
 */
record RunStarter(Runner runner, RunFiles files, Background background) {
    /** The result of a start. FX thread only. */
    interface Answer {
        /** The run has started. */
        void started(ActiveRun now, RunOutline outline);

        /** The run was rejected because of its settings or the machine. */
        void refused(RunRefusedException refused);

        /** The run file cannot be written; the reason is one sentence. */
        void refused(String reason);

        /** An unexpected failure. */
        void failed(Failure unforeseen);
    }

    /**
     * Starts a run on the worker.
     *
     * @param stop polled by the worker; true if the user has cancelled the start
     */
    void start(ResumableRun asked, BooleanSupplier stop, Answer answer) {
        background.begin(Messages.text("run.startFailed"), () -> startNow(asked, stop, answer), answer::failed);
    }

    /** The result of starting runs that take turns. FX thread only. */
    interface TurnsAnswer {
        /** A run was rejected; the others start nevertheless. */
        void refused(ResumableRun asked, RunRefusedException refused);

        /** The run files cannot be written; the reason is one sentence. */
        void refused(ResumableRun asked, String reason);

        /** The runs that were not rejected wait for their turns. */
        void ready(Map<ActiveRun, RunOutline> runs);

        /** An unexpected failure; none runs. */
        void failed(Failure unforeseen);
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
        Map<ActiveRun, RunOutline> ready = new LinkedHashMap<>();
        boolean isComplete = false;
        try {
            for (ResumableRun each : asked) {
                startInTurns(each, group, stop, answer, ready);
            }
            isComplete = true;
        } finally {
            if (!isComplete) {
                ready.keySet().forEach(now -> now.run().cancel());
            }
        }
        background.fx().execute(() -> answer.ready(ready));
    }

    private void startInTurns(
            ResumableRun asked,
            RunGroup group,
            BooleanSupplier stop,
            TurnsAnswer answer,
            Map<ActiveRun, RunOutline> ready) {
        try (RunFiles.Claimed claimed = files.claim(asked.settings())) {
            Path target = claimed.file();
            Run run = runner.start(
                    asked.settings().in(group.rounds()),
                    asked.outputs().withRunFile(target),
                    group,
                    asked.force(),
                    stop);
            ready.put(
                    new ActiveRun(run, asked, target),
                    RunOutline.of(
                            run.schedule(),
                            asked.settings().storage(),
                            run.settings().on().target()));
        } catch (RunRefusedException e) {
            background.fx().execute(() -> answer.refused(asked, e));
        } catch (IOException e) {
            String reason = notWritten(e);
            background.fx().execute(() -> answer.refused(asked, reason));
        }
    }

    private String notWritten(IOException failed) {
        return Messages.text(
                "run.folderFailed", files.folder(), FileProblem.reason(failed), UserFolders.dataVariable());
    }

    private void startNow(ResumableRun asked, BooleanSupplier stop, Answer answer) {
        try (RunFiles.Claimed claimed = files.claim(asked.settings())) {
            Path target = claimed.file();
            Run run = runner.start(asked.settings(), asked.outputs().withRunFile(target), asked.force(), stop);
            RunOutline outline = RunOutline.of(
                    run.schedule(),
                    asked.settings().storage(),
                    run.settings().on().target());
            background.fx().execute(() -> answer.started(new ActiveRun(run, asked, target), outline));
        } catch (RunRefusedException e) {
            background.fx().execute(() -> answer.refused(e));
        } catch (IOException e) {
            String reason = notWritten(e);
            background.fx().execute(() -> answer.refused(reason));
        }
    }
}
