package dev.densescope.ui.run.model;

import dev.densescope.failure.Failure;
import dev.densescope.file.FileProblem;
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
 * Starts runs, each into a run file of its own: reading a dataset takes seconds.
 *
 * @param runner closed by its owner
 * @param files where runs are kept
 */
record RunStarter(Runner runner, RunFiles files, Background background) {
    /** What became of a start. FX thread only. */
    interface Answer {
        /** It goes on. */
        void started(ActiveRun now, RunOutline outline);

        /** Its settings, or the machine, do not allow it. */
        void refused(RunRefusedException refused);

        /** It has nowhere to write its run file; in one sentence. */
        void refused(String reason);

        /** What nobody foresaw has ended it. */
        void failed(Failure unforeseen);
    }

    /**
     * Starts a run on the worker.
     *
     * @param stop whether the user has thought better of it; the worker asks
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
            String reason = Messages.text("run.folderFailed", files.folder(), FileProblem.reason(e));
            background.fx().execute(() -> answer.refused(reason));
        }
    }
}
