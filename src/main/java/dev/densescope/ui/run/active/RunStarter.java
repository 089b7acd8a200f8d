package dev.densescope.ui.run.active;

import dev.densescope.failure.Failure;
import dev.densescope.file.FileProblem;
import dev.densescope.file.UserFolders;
import dev.densescope.session.Run;
import dev.densescope.session.RunGroup;
import dev.densescope.session.RunOutputs;
import dev.densescope.session.RunRefusedException;
import dev.densescope.session.Runner;
import dev.densescope.ui.Background;
import dev.densescope.ui.Messages;
import dev.densescope.ui.run.snapshot.RunOutline;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Starts runs in the background, since reading a data set takes seconds. Each run has its own run file.
 *
 * @param runner closed by its owner
 * @param files names the run files
 */
public record RunStarter(Runner runner, RunFiles files, Background background) {
    /** The result of a start. FX thread only. */
    public interface Answer {
        /** A run was rejected because of its settings or the machine. */
        void refused(ResumableRun asked, RunRefusedException refused);

        /** Its run file cannot be written; the reason is one sentence. */
        void refused(ResumableRun asked, String reason);

        /** The last call: the runs that were not refused have started. Those of a group wait for their turns. */
        void started(List<ActiveRun> runs);

        /** The last call: an unexpected failure, so none runs. */
        void failed(Failure unforeseen);
    }

    /**
     * Starts runs on the worker.
     *
     * @param asked one run, or several that take turns
     * @param group in which they take turns; empty for one run
     * @param stop polled by the worker; true if the user has cancelled the start
     */
    public void start(List<ResumableRun> asked, Optional<RunGroup> group, BooleanSupplier stop, Answer answer) {
        background.begin(Messages.text("run.startFailed"), () -> startNow(asked, group, stop, answer), answer::failed);
    }

    private void startNow(List<ResumableRun> asked, Optional<RunGroup> group, BooleanSupplier stop, Answer answer) {
        List<ActiveRun> started = new ArrayList<>();
        boolean isComplete = false;
        try {
            for (ResumableRun each : asked) {
                startNow(each, group, stop, answer).ifPresent(started::add);
            }
            background.fx().execute(() -> answer.started(started));
            isComplete = true;
        } finally {
            if (!isComplete) {
                started.forEach(now -> now.run().cancel());
            }
        }
    }

    private Optional<ActiveRun> startNow(
            ResumableRun asked, Optional<RunGroup> group, BooleanSupplier stop, Answer answer) {
        try (RunFiles.Claimed claimed = files.claim(asked.settings())) {
            Path target = claimed.file();
            RunOutputs outputs = asked.outputs().withRunFile(target);
            Run run = group.map(turns ->
                            runner.start(asked.settings().in(turns.rounds()), outputs, turns, asked.force(), stop))
                    .orElseGet(() -> runner.start(asked.settings(), outputs, asked.force(), stop));
            return Optional.of(active(run, asked, target));
        } catch (RunRefusedException e) {
            background.fx().execute(() -> answer.refused(asked, e));
        } catch (IOException e) {
            String reason = Messages.text(
                    "run.folderFailed", files.folder(), FileProblem.reason(e), UserFolders.dataVariable());
            background.fx().execute(() -> answer.refused(asked, reason));
        }
        return Optional.empty();
    }

    /** The run with its predictions; cancelled if they cannot be made, since nobody would know it. */
    private static ActiveRun active(Run run, ResumableRun asked, Path file) {
        try {
            RunOutline outline = RunOutline.of(
                    run.schedule(),
                    asked.settings().storage(),
                    run.settings().on().target());
            return new ActiveRun(run, asked, file, outline);
        } catch (RuntimeException | Error failed) {
            run.cancel();
            throw failed;
        }
    }
}
