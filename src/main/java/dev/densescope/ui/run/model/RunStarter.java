package dev.densescope.ui.run.model;

import dev.densescope.failure.Failure;
import dev.densescope.file.FileProblem;
import dev.densescope.file.UserFolders;
import dev.densescope.session.Run;
import dev.densescope.session.RunRefusedException;
import dev.densescope.session.Runner;
import dev.densescope.ui.Background;
import dev.densescope.ui.Messages;
import dev.densescope.ui.run.snapshot.RunOutline;
import java.io.IOException;
import java.nio.file.Path;
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
            String reason = Messages.text(
                    "run.folderFailed", files.folder(), FileProblem.reason(e), UserFolders.dataVariable());
            background.fx().execute(() -> answer.refused(reason));
        }
    }
}
