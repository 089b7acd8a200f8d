package dev.densescope.cli.run;

import dev.densescope.session.Run;
import dev.densescope.session.RunGroup;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunOutputs;
import dev.densescope.session.RunRecord;
import dev.densescope.session.RunRefusedException;
import dev.densescope.session.Runner;
import dev.densescope.session.settings.RunSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Executes runs in sequence or in turns, until all have ended or Ctrl-C. Confined to one thread. */
public final class RunSequence {
    private final Runner runner;
    private final Interruption interruption;
    private final ProgressDisplay progress;
    private final DatasetDisplay dataset;
    private final NoticeLines notices;

    /**
     * The result of a sequence.
     *
     * @param records of all started runs
     * @param runFiles of each record
     * @param refusal why the next run was not started; empty if none was refused
     */
    public record Result(List<RunRecord> records, List<Path> runFiles, Optional<RunRefusedException> refusal) {
        public Result {
            records = List.copyOf(records);
            runFiles = List.copyOf(runFiles);
        }
    }

    /**
     * The runs of a sequence.
     *
     * @param settings in order
     * @param outputs files of parameters; all runs train the same, so only the first that completes writes them
     * @param force whether to start although the prediction exceeds the available memory
     * @param rounds in which they take turns; 1 for one after the other
     */
    public record Plan(List<RunSettings> settings, RunOutputs outputs, boolean force, int rounds) {
        public Plan {
            settings = List.copyOf(settings);
        }
    }

    public RunSequence(
            Runner runner,
            Interruption interruption,
            ProgressDisplay progress,
            DatasetDisplay dataset,
            NoticeLines notices) {
        this.runner = runner;
        this.interruption = interruption;
        this.progress = progress;
        this.dataset = dataset;
        this.notices = notices;
    }

    /**
     * Runs the settings of the plan in order or in turns, each with the run file of the same index. Runs without enough memory are
     * started after the others, and reported as out of memory in order.
     *
     * @throws RunRefusedException if no run can start; nothing is written then
     */
    public Result run(Plan plan, List<Path> runFiles) {
        SortedMap<Integer, RunRecord> records = new TreeMap<>();
        try {
            SortedMap<Integer, RunRefusedException> tooLarge =
                    plan.rounds() > 1 ? runInTurns(plan, runFiles, records) : runThoseThatFit(plan, runFiles, records);
            if (records.isEmpty() && !tooLarge.isEmpty()) {
                throw tooLarge.get(tooLarge.firstKey());
            }
            for (int place : tooLarge.keySet()) {
                if (!interruption.interrupted()) {
                    records.put(place, runTooLarge(plan.settings().get(place), runFiles.get(place)));
                }
            }
            return result(records, runFiles, Optional.empty());
        } catch (RunRefusedException refused) {
            if (interruption.interrupted()) {
                return result(records, runFiles, Optional.empty());
            }
            if (records.isEmpty()) {
                throw refused;
            }
            return result(records, runFiles, Optional.of(refused));
        }
    }

    /** Fills in records by index; returns why others were not started for lack of memory. */
    private SortedMap<Integer, RunRefusedException> runThoseThatFit(
            Plan plan, List<Path> runFiles, SortedMap<Integer, RunRecord> records) {
        SortedMap<Integer, RunRefusedException> tooLarge = new TreeMap<>();
        for (int place = 0; place < plan.settings().size() && !interruption.interrupted(); place++) {
            try {
                boolean written =
                        records.values().stream().anyMatch(record -> record.outcome() instanceof RunOutcome.Completed);
                RunOutputs outputs = written ? RunOutputs.only(Optional.empty()) : plan.outputs();
                records.put(
                        place, run(plan.settings().get(place), outputs.withRunFile(runFiles.get(place)), plan.force()));
            } catch (RunRefusedException refused) {
                if (!refused.isForceable()) {
                    throw refused;
                }
                tooLarge.put(place, refused);
            }
        }
        return tooLarge;
    }

    /** The same for runs that take turns. If one cannot start for another reason, those before it run nevertheless. */
    private SortedMap<Integer, RunRefusedException> runInTurns(
            Plan plan, List<Path> runFiles, SortedMap<Integer, RunRecord> records) {
        SortedMap<Integer, RunRefusedException> tooLarge = new TreeMap<>();
        SortedMap<Integer, Run> runs = new TreeMap<>();
        Optional<RunRefusedException> refusal = Optional.empty();
        RunGroup group = new RunGroup(plan.rounds());
        try {
            for (int place = 0; place < plan.settings().size() && !interruption.interrupted(); place++) {
                RunSettings settings = plan.settings().get(place).in(group.rounds());
                RunOutputs outputs = plan.outputs().withRunFile(runFiles.get(place));
                try {
                    runs.put(place, runner.start(settings, outputs, group, plan.force(), interruption::interrupted));
                } catch (RunRefusedException refused) {
                    if (!refused.isForceable()) {
                        throw refused;
                    }
                    tooLarge.put(place, refused);
                }
            }
        } catch (RunRefusedException refused) {
            refusal = Optional.of(refused);
        } finally {
            group.begin();
        }
        records.putAll(new Turns(group, runs).watch());
        if (refusal.isPresent()) {
            throw refusal.get();
        }
        return tooLarge;
    }

    /** Shows runs that take turns. */
    private final class Turns {
        private final RunGroup group;
        private final SortedMap<Integer, Run> runs;
        private final SortedMap<Integer, RunRecord> records = new TreeMap<>();

        Turns(RunGroup group, SortedMap<Integer, Run> runs) {
            this.group = group;
            this.runs = runs;
        }

        /** Waits for the end of all. */
        SortedMap<Integer, RunRecord> watch() {
            Runnable cancel = () -> runs.values().forEach(Run::cancel);
            interruption.watch(cancel);
            runs.values().forEach(run -> {
                dataset.started(run);
                notices.say(run.progress().notices());
            });
            runs.forEach((place, run) -> records.put(place, RunEnd.await(run.ended(), cancel, this::show)));
            runs.values().forEach(progress::ended);
            return records;
        }

        private void show() {
            runs.values().stream().filter(Run::hasTurn).findFirst().ifPresent(run -> {
                notices.say(run.progress().notices());
                progress.update(run, group, runs.values());
            });
        }
    }

    private static Result result(
            SortedMap<Integer, RunRecord> records, List<Path> runFiles, Optional<RunRefusedException> refusal) {
        return new Result(
                List.copyOf(records.values()),
                records.keySet().stream().map(runFiles::get).toList(),
                refusal);
    }

    private RunRecord run(RunSettings settings, RunOutputs outputs, boolean force) {
        return watch(runner.start(settings, outputs, force, interruption::interrupted));
    }

    private RunRecord runTooLarge(RunSettings settings, Path runFile) {
        RunOutputs outputs = RunOutputs.only(Optional.of(runFile));
        return watch(runner.startShortOfMemory(settings, outputs, interruption::interrupted));
    }

    private RunRecord watch(Run run) {
        interruption.watch(run);
        dataset.started(run);
        notices.say(run.progress().notices()); // before hours of training
        RunRecord record = RunEnd.await(run.ended(), run::cancel, () -> {
            notices.say(run.progress().notices());
            progress.update(run);
        });
        progress.ended(run);
        return record;
    }
}
