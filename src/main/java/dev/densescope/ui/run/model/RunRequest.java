package dev.densescope.ui.run.model;

import dev.densescope.plan.Prediction;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunOutputs;
import dev.densescope.session.RunRecord;
import dev.densescope.session.RunRefusedException;
import dev.densescope.session.settings.RunSettings;
import dev.densescope.ui.Messages;
import dev.densescope.ui.model.Workspace;
import dev.densescope.ui.run.active.ResumableRun;
import dev.densescope.ui.run.form.RunForm;
import dev.densescope.ui.run.text.RunText;
import java.nio.file.Path;
import java.util.Optional;

/** The run that the user requests, and why it is not started. FX thread only. */
final class RunRequest {
    private final RunForm form;
    private final Workspace workspace;
    private final OutputQuestion question = new OutputQuestion();
    private final RunBlocker blocker;
    /** The last requested settings, regardless of later edits; the runs of a queue differ only in their plan. */
    private RunSettings wanted;
    /** The output files of the next run, except its run file; cleared after a run has used them. */
    private RunOutputs outputs = RunOutputs.only(Optional.empty());

    RunRequest(RunForm form, Workspace workspace, FittingPlan fittingPlan) {
        blocker = new RunBlocker(fittingPlan);
        this.form = form;
        this.workspace = workspace;
        wanted = settings();
    }

    RunBlocker blocker() {
        return blocker;
    }

    /** The confirmation before files are replaced. */
    OutputQuestion question() {
        return question;
    }

    /** The name of a plan in lists, with its predicted bytes if it has a decision for each layer. */
    String name(StoragePlan plan) {
        Prediction prediction = workspace.predictions().byPlan().get(plan);
        return RunText.plan(plan, prediction == null ? 0 : prediction.reservedBytes());
    }

    /** Sets the reason that fields are invalid. */
    void refuse() {
        blocker.only(Messages.text("run.form.notStarted"));
    }

    /** Takes the current settings of form and workspace. */
    void take() {
        blocker.clear();
        question.forget();
        wanted = settings();
        outputs = form.runOutputs();
    }

    /** Permits the replacement of files of other trainings. */
    void mayReplace() {
        outputs = outputs.replacing(true);
    }

    /** The requested plan. */
    StoragePlan plan() {
        return wanted.storage();
    }

    /** Whether a baseline follows the runs. */
    boolean wantsBaseline() {
        return form.baselineProperty().get();
    }

    /** The requested run with another plan. */
    ResumableRun with(StoragePlan plan, boolean force) {
        return new ResumableRun(wanted.storedBy(plan), outputs, force);
    }

    /** Clears the reason why a run was not started, after the settings have changed. */
    void forgetRefusal() {
        blocker.clear();
        question.forget();
        form.forgetRefusals();
    }

    /** Call it when a run has started: clears the output files, which were chosen for this run. */
    void started() {
        form.outputs().clear();
        question.forget();
    }

    /** Marks the field that caused a rejection, and offers remedies. Returns the reason. */
    String refused(RunRefusedException refused) {
        blocker.offer(refused, workspace.machine().isGpu());
        refused.tensorBytes().ifPresent(this::searchPlan);
        if (form.refused(refused)) {
            return Messages.text("run.form.notStarted");
        }
        return refused.isForceable() ? Messages.text("run.tooLarge", refused.sentence()) : refused.sentence();
    }

    /** Call it when a run has written a checkpoint. */
    void left(Path checkpoint) {
        form.lastFolder().note(checkpoint);
    }

    /** Call it when a run has ended: offers remedies and, if it has completed, clears the output files. */
    void ended(RunRecord record) {
        blocker.offerAfter(record);
        if (record.outcome() instanceof RunOutcome.OutOfMemory memory) {
            memory.shortfall().ifPresent(shortage -> searchPlan(shortage.deviceBytes()));
        }
        if (record.outcome() instanceof RunOutcome.Completed) {
            outputs = RunOutputs.only(Optional.empty());
        }
    }

    private void searchPlan(long bytes) {
        blocker.fittingPlan().search(wanted.spec(), workspace.deviceProperty().get(), bytes);
    }

    private RunSettings settings() {
        return form.settings(workspace);
    }
}
