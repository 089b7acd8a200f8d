package dev.densescope.ui.run.model;

import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunOutputs;
import dev.densescope.session.RunRecord;
import dev.densescope.session.RunRefusedException;
import dev.densescope.session.settings.RunSettings;
import dev.densescope.ui.Messages;
import dev.densescope.ui.model.Workspace;
import dev.densescope.ui.run.form.RunForm;
import java.nio.file.Path;
import java.util.Optional;

/** What the user asks to be run, and what stands in its way. FX thread only. */
final class RunRequest {
    private final RunForm form;
    private final Workspace workspace;
    private final OutputQuestion question = new OutputQuestion();
    private final RunBlocker blocker;
    /** What was asked for last, whatever has been typed since; strategies that run in turn differ in nothing else. */
    private RunSettings wanted;
    /** What the next run writes beside its record; nothing once a run has written it. */
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

    /** Whether files of earlier trainings may be replaced. */
    OutputQuestion question() {
        return question;
    }

    /** Says that fields are marked which cannot be used. */
    void refuse() {
        blocker.only(Messages.text("run.form.notStarted"));
    }

    /** Takes what the form and the workspace say now. */
    void take() {
        blocker.clear();
        question.forget();
        wanted = settings();
        outputs = form.runOutputs();
    }

    /** Files of other trainings may be replaced. */
    void mayReplace() {
        outputs = outputs.replacing(true);
    }

    /** The plan that was asked for. */
    StoragePlan plan() {
        return wanted.storage();
    }

    /** What was asked for, with another plan. */
    ResumableRun with(StoragePlan plan, boolean force) {
        return new ResumableRun(wanted.storedBy(plan), outputs, force);
    }

    /** Why a run was not started is no longer true of other settings. */
    void forgetRefusal() {
        blocker.clear();
        question.forget();
        form.forgetRefusals();
    }

    /** A run has started: the files that were chosen belong to it. */
    void started() {
        form.outputs().clear();
        question.forget();
    }

    /** Marks the field that a run was refused for, and offers what would help; returns the sentence that says why. */
    String refused(RunRefusedException refused) {
        blocker.offer(refused, workspace.machine().isGpu());
        refused.tensorBytes().ifPresent(this::searchPlan);
        if (form.refused(refused)) {
            return Messages.text("run.form.notStarted");
        }
        return refused.isForceable() ? Messages.text("run.tooLarge", refused.getMessage()) : refused.getMessage();
    }

    /** A run has left a checkpoint. */
    void left(Path checkpoint) {
        form.lastFolder().note(checkpoint);
    }

    /** A run has ended: offers what would have helped it, and writes files that it has written no more. */
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
        return form.settings(workspace.spec(), workspace.plan())
                .withTensorFloat32(workspace.tensorFloat32Property().get());
    }
}
