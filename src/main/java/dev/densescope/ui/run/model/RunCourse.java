package dev.densescope.ui.run.model;

import dev.densescope.failure.Failure;
import dev.densescope.file.UserFolders;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.session.RunGroup;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunRecord;
import dev.densescope.session.RunRefusedException;
import dev.densescope.ui.model.run.RunHistory;
import dev.densescope.ui.model.run.SessionRun;
import dev.densescope.ui.run.active.ActiveRun;
import dev.densescope.ui.run.active.HeldQueue;
import dev.densescope.ui.run.active.LastTraining;
import dev.densescope.ui.run.active.QueuePace;
import dev.densescope.ui.run.active.ResumableRun;
import dev.densescope.ui.run.active.Resumption;
import dev.densescope.ui.run.active.RunStarter;
import dev.densescope.ui.run.active.TurnCourse;
import dev.densescope.ui.run.queue.RunQueue;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Starts, resumes, stops and ends runs, one at a time. FX thread only. */
final class RunCourse {
    private static final Path HOME = UserFolders.home();

    private final RunRequest request;
    private final RunStarter starter;
    private final LiveView view;
    private final RunPreview preview;
    private final RunHistory history;
    private final RunQueue queue = new RunQueue();
    private final HeldQueue held = new HeldQueue(queue);
    private final TurnCourse turns = new TurnCourse(queue);
    private final Resumption resumption = new Resumption();
    private final LastTraining lastTraining;
    private final BaselineCourse baseline;
    private final ReadOnlyObjectWrapper<RunStage> stage = new ReadOnlyObjectWrapper<>(this, "stage", RunStage.READY);
    private Optional<ActiveRun> active = Optional.empty();
    private AtomicBoolean startCancelled = new AtomicBoolean(); // cancels the start in progress; the worker polls it

    /**
     * @param view shows the current run
     * @param preview recomputed when a run has ended
     * @param history receives every run that has ended
     */
    RunCourse(RunRequest request, RunStarter starter, LiveView view, RunPreview preview, RunHistory history) {
        this.request = request;
        this.starter = starter;
        this.view = view;
        this.preview = preview;
        this.history = history;
        lastTraining = new LastTraining(starter.background(), request.blocker()::failed);
        baseline = new BaselineCourse(starter.files(), starter.background(), history);
    }

    ReadOnlyObjectProperty<RunStage> stageProperty() {
        return stage.getReadOnlyProperty();
    }

    boolean isBusy() {
        return stage.get().isBusy() || baseline.isBusy();
    }

    BaselineCourse baseline() {
        return baseline;
    }

    RunQueue queue() {
        return queue;
    }

    LastTraining lastTraining() {
        return lastTraining;
    }

    Resumption resumption() {
        return resumption;
    }

    /** Starts the requested run. */
    void begin(boolean force) {
        queue.clear();
        begin(request.with(request.plan(), force));
    }

    /** Starts the requested run with these plans: in turns or, for trainings and a few steps, one after the other. */
    void beginAll(List<StoragePlan> plans) {
        queue.fill(plans, request::name);
        List<ResumableRun> asked =
                plans.stream().map(plan -> request.with(plan, false)).toList();
        if (asked.size() > 1 && TurnCourse.areFor(asked.get(0))) {
            start(asked, Optional.of(turns.prepare()));
        } else {
            queue.next().ifPresent(this::beginNext);
        }
    }

    /** Resumes the stopped training with its settings. */
    void resume() {
        if (!isBusy()) {
            resumption.restProperty().get().ifPresent(rest -> {
                queue.clear();
                begin(rest.run());
            });
        }
    }

    /** Cancels the run, if there is one. */
    void stop() {
        queue.drop();
        baseline.stop();
        if (stage.get() == RunStage.STARTING || stage.get() == RunStage.RUNNING) {
            stage.set(RunStage.CANCELLING);
            startCancelled.set(true);
            active.ifPresent(now -> now.run().cancel());
            turns.cancel();
        }
    }

    /** The checkpoint file if the run were stopped now; empty if none would be written. */
    Optional<Path> checkpointIfStopped() {
        return active.filter(now -> !turns.has(now))
                .filter(ActiveRun::isTraining)
                .map(ActiveRun::checkpoint);
    }

    /** The checkpoint file to offer, if {@link #stop} would write none. */
    Optional<Path> checkpointToOffer() {
        return active.filter(now -> stage.get() == RunStage.RUNNING && !now.writesCheckpoint())
                .filter(now -> !turns.has(now) && now.isTraining())
                .map(ActiveRun::checkpoint);
    }

    /** Ends the run after the current step with a checkpoint; like {@link #stop} if training has not started. */
    void stopWithCheckpoint() {
        Optional<Path> checkpoint = checkpointIfStopped();
        if (stage.get() != RunStage.RUNNING || checkpoint.isEmpty()) {
            stop();
            return;
        }
        queue.drop();
        stage.set(RunStage.CANCELLING);
        resumption.stopWith(checkpoint.get());
        active.ifPresent(now -> now.run().stop(checkpoint.get()));
    }

    /** Stops the run, and ignores its outcome. */
    void close() {
        stop();
        lastTraining.clear();
        active = Optional.empty();
        turns.clear();
    }

    /** Stops showing the last run. */
    void leave() {
        queue.clear();
        baseline.clear();
        stage.set(RunStage.READY);
        preview.refresh();
    }

    /** Updates the view. */
    void pull() {
        baseline.pull();
        turns.current()
                .filter(now -> !active.equals(Optional.of(now)))
                .filter(now -> !view.pausedProperty().get())
                .ifPresent(this::follow);
        active.ifPresent(view::pull);
        if (!queue.runs().isEmpty()) {
            queue.estimate(QueuePace.left(active, turns.going(), queue.waiting()));
        }
    }

    /** Whether a run that has not ended writes a file. */
    boolean writes(Path file) {
        return turns.writes(file)
                || active.filter(now -> now.file().equals(file)).isPresent();
    }

    /** Shows the run that has its turn. */
    private void follow(ActiveRun now) {
        active = Optional.of(now);
        view.started(now);
    }

    /** Starts no further run of the queue until {@link #release}. */
    void hold() {
        held.hold();
    }

    /** Continues the queue if {@link #hold} kept its next run from starting. */
    void release() {
        if (held.release() && !isBusy()) {
            held.next().ifPresent(this::beginNext);
        }
    }

    private void beginNext(StoragePlan plan) {
        begin(request.with(plan, false));
    }

    private void begin(ResumableRun asked) {
        start(List.of(asked.keepingEnd(!queue.isWaiting())), Optional.empty());
    }

    /** @param group in which the runs take turns; empty for one run */
    private void start(List<ResumableRun> asked, Optional<RunGroup> group) {
        request.blocker().clear();
        baseline.clear();
        AtomicBoolean stop = new AtomicBoolean();
        startCancelled = stop;
        stage.set(RunStage.STARTING);
        view.starting(asked.get(0).settings());
        starter.start(asked, group, stop::get, new Start(asked));
    }

    /** Handles the result of a start. */
    private final class Start implements RunStarter.Answer {
        private final List<ResumableRun> all;
        private String reason = "";
        private boolean asks;

        Start(List<ResumableRun> all) {
            this.all = all;
        }

        @Override
        public void refused(ResumableRun asked, RunRefusedException refused) {
            if (refused.subject() == RunRefusedException.Subject.OUTPUT && stage.get() == RunStage.STARTING) {
                askToReplace(asked, refused.sentence());
                return;
            }
            refused(asked, isStopped() ? "" : request.refused(refused));
        }

        @Override
        public void refused(ResumableRun asked, String why) {
            reason = why;
            queue.refused(asked.settings().storage(), why);
        }

        /** Asks before files are replaced; the queue waits for the answer. */
        private void askToReplace(ResumableRun asked, String sentences) {
            asks = true;
            queue.postpone(asked.settings().storage());
            stage.set(RunStage.READY);
            preview.refresh();
            request.question().ask(sentences, () -> {
                if (!isBusy()) {
                    request.mayReplace();
                    queue.next();
                    begin(asked.replacing());
                }
            });
        }

        @Override
        public void failed(Failure unforeseen) {
            request.blocker().failed(unforeseen);
            all.forEach(asked -> refused(asked, unforeseen.sentence()));
            started(List.of());
        }

        @Override
        public void started(List<ActiveRun> runs) {
            if (!runs.isEmpty()) {
                begun(runs, all.size() > 1);
            } else if (!asks) {
                notBegun(reason);
            }
        }
    }

    private void begun(List<ActiveRun> runs, boolean inTurns) {
        ActiveRun first = runs.get(0);
        resumption.begins(first.asked());
        lastTraining.clear();
        request.started();
        if (inTurns) {
            turns.begin(runs);
        }
        boolean isCancelled = isStopped();
        follow(first);
        runs.forEach(this::whenEnded);
        if (isCancelled) {
            runs.forEach(now -> now.run().cancel());
        } else if (active.isPresent()) { // they may have ended already
            stage.set(RunStage.RUNNING);
        }
    }

    private void notBegun(String reason) {
        boolean goOn = !isStopped();
        stage.set(RunStage.READY);
        request.blocker().because(reason); // now the refused field is visible and can be scrolled to
        Optional<StoragePlan> next = goOn ? held.next() : Optional.empty();
        next.ifPresentOrElse(this::beginNext, preview::refresh);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what the FX thread throws is told by its own handler
    private void whenEnded(ActiveRun now) {
        Executor fx = starter.background().fx();
        now.run().ended().whenComplete((record, broken) -> fx.execute(() -> ended(now, Optional.ofNullable(record))));
    }

    private void ended(ActiveRun now, Optional<RunRecord> record) {
        if (turns.has(now)) {
            endedInTurns(now, record);
            return;
        }
        if (!active.equals(Optional.of(now))) {
            return;
        }
        boolean isStopped = isStopped();
        active = Optional.empty();
        now.run().failure().ifPresent(request.blocker()::failed);
        try {
            record.ifPresent(known -> show(now, known, isStopped));
        } finally {
            if (stage.get() == RunStage.RUNNING || stage.get() == RunStage.CANCELLING) {
                // whatever could not be shown
                stage.set(record.isPresent() ? RunStage.ENDED : RunStage.READY);
            }
        }
    }

    /** The others go on; the last one to end is shown. */
    private void endedInTurns(ActiveRun now, Optional<RunRecord> record) {
        turns.ended(now);
        now.run().failure().ifPresent(request.blocker()::failed);
        record.ifPresent(known -> recorded(now, known));
        if (!turns.isOver()) {
            return;
        }
        boolean isStopped = isStopped();
        active = Optional.empty();
        view.started(now);
        record.ifPresent(known -> view.ended(known, known.outcome().text().inThisProcess()));
        stage.set(record.isPresent() ? RunStage.ENDED : RunStage.READY);
        record.filter(known -> goesOn(known, isStopped)).ifPresent(this::beginBaseline);
    }

    /** A run can still complete after it was stopped, if its last step has ended. */
    private boolean isStopped() {
        return stage.get() == RunStage.CANCELLING;
    }

    /** Whether what is to follow the run follows. */
    private static boolean goesOn(RunRecord record, boolean isStopped) {
        return !isStopped && !(record.outcome() instanceof RunOutcome.Cancelled);
    }

    private void show(ActiveRun now, RunRecord record, boolean isStopped) {
        OptionalInt checkpointSteps = now.run().checkpointSteps();
        ResumableRun asked = resumption.asked(now, record);
        checkpointSteps.ifPresent(
                steps -> asked.outputs().checkpoint().ifPresent(written -> request.left(written.file())));
        view.ended(record, asked.ending(record, checkpointSteps, HOME));
        resumption.offer(asked.rest(record, checkpointSteps));
        lastTraining.ended(now, record);
        stage.set(RunStage.ENDED);
        recorded(now, record);
        if (goesOn(record, isStopped)) {
            held.next().ifPresentOrElse(this::beginNext, () -> beginBaseline(record));
        }
    }

    /** Tells the form, the list of runs and the queue how a run has ended. */
    private void recorded(ActiveRun now, RunRecord record) {
        request.ended(record);
        history.add(new SessionRun(record, Optional.of(now.file())));
        queue.ended(record);
    }

    /** After the last run, whose memory is free by then. */
    private void beginBaseline(RunRecord record) {
        if (request.wantsBaseline() && !queue.isWaiting()) {
            baseline.begin(record.settings().withoutRounds());
        }
    }
}
