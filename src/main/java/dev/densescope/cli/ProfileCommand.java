package dev.densescope.cli;

import dev.densescope.cli.machine.DeviceSettings;
import dev.densescope.cli.machine.Machine;
import dev.densescope.cli.option.ByteSize;
import dev.densescope.cli.option.CudaLibrariesOption;
import dev.densescope.cli.option.DesignOptions;
import dev.densescope.cli.option.DeviceMemoryOption;
import dev.densescope.cli.option.VerbosityOptions;
import dev.densescope.cli.option.plan.NamedPlan;
import dev.densescope.cli.option.plan.StrategyOption;
import dev.densescope.cli.option.run.ParameterFileOptions;
import dev.densescope.cli.option.run.RoundsOption;
import dev.densescope.cli.option.run.RunOptions;
import dev.densescope.cli.output.OutputFolder;
import dev.densescope.cli.output.OutputNames;
import dev.densescope.cli.output.OutputOptions;
import dev.densescope.cli.run.BaselineSequence;
import dev.densescope.cli.run.DatasetDisplay;
import dev.densescope.cli.run.Interruption;
import dev.densescope.cli.run.NoticeLines;
import dev.densescope.cli.run.ParameterFileWatch;
import dev.densescope.cli.run.PeakGate;
import dev.densescope.cli.run.ProgressDisplay;
import dev.densescope.cli.run.RunSequence;
import dev.densescope.cli.terminal.Terminal;
import dev.densescope.framework.Framework;
import dev.densescope.language.Text;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.decision.Strategies;
import dev.densescope.report.Report;
import dev.densescope.report.SourceNames;
import dev.densescope.session.BaselineRecord;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunOutputs;
import dev.densescope.session.RunRecord;
import dev.densescope.session.Runner;
import dev.densescope.session.settings.DeviceChoice;
import dev.densescope.session.settings.RunSettings;
import dev.densescope.session.settings.StartingPoint;
import dev.densescope.spec.DenseNetSpec;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code densescope profile}: runs training steps under one or more strategies, measures them, and writes a report.
 */
@Command(
        name = "profile",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        versionProvider = Version.class,
        description = "Run training steps with one or more strategies, measure them, and write a report.",
        footer = {
            "",
            "--out receives the reports (report.html, ...; earlier ones are replaced) and one run file per",
            "strategy (shared.dscope, or shared-2.dscope if that exists: run files are never replaced).",
            "While another command writes to the folder, reports are numbered like run files (report-2.html).",
            "Strategies take turns (--rounds), and dl4j runs after them. One that does not fit is reported as out of memory",
            "(exit code 1) if others fit. After Ctrl-C the report covers the runs so far."
        })
final class ProfileCommand implements Callable<Integer> {
    static final String FORCE = "--force";

    private final Terminal terminal;
    private final Problems problems;
    private final Machine machine;

    @Mixin
    private DesignOptions design = new DesignOptions();

    @Mixin
    private StrategyOption strategy = new StrategyOption();

    @Mixin
    private RunOptions options = new RunOptions();

    @Mixin
    private RoundsOption roundsOption = new RoundsOption();

    @Mixin
    private ParameterFileOptions parameterFiles = new ParameterFileOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Option(
            names = "--max-peak",
            paramLabel = "BYTES",
            description = "Exit with code 1 if a run reserves more than these bytes: 2GiB, 500MB, ...")
    private Optional<String> maxPeak = Optional.empty();

    @Mixin
    private DeviceMemoryOption deviceMemory = new DeviceMemoryOption();

    @Mixin
    private CudaLibrariesOption cudaLibraries = new CudaLibrariesOption();

    @Option(
            names = FORCE,
            description = {
                "Start even if the prediction exceeds the available memory, and replace weights and checkpoint files of",
                "another training."
            })
    private boolean force;

    @Mixin
    private VerbosityOptions talk = new VerbosityOptions();

    /** @param problems describes the refusal of a later run as if it were that of the first */
    ProfileCommand(Terminal terminal, Problems problems, Machine machine) {
        this.terminal = terminal;
        this.problems = problems;
        this.machine = machine;
    }

    @Override
    public Integer call() {
        if (PresetList.printIfRequested(design, terminal)) {
            return ExitCodes.DONE;
        }
        DenseNetSpec spec = design.spec();
        List<Framework> frameworks = strategy.baselines();
        DeviceChoice on = options.settings(spec, Strategies.baseline()).on();
        List<NamedPlan> named = strategy.runs(spec, budgets(spec, on));
        List<StoragePlan> strategies = named.stream().map(NamedPlan::plan).toList();
        StartingPoint start = parameterFiles.start();
        List<RunSettings> alone = strategies.stream()
                .map(each -> options.settings(spec, each).startingFrom(start))
                .toList();
        RunOutputs outputs = parameterFiles.outputs(strategies.size()).replacing(force);
        int rounds = roundsOption.rounds(alone.size(), RoundsOption.inTurns(alone.get(0), options), outputs);
        List<RunSettings> settings = rounds == 1
                ? alone
                : alone.stream()
                        .map(each -> RoundsOption.inTurns(each, options))
                        .toList();
        DeviceSettings device = new DeviceSettings(deviceMemory.bytes(), cudaLibraries.folders());
        DesignNotice.say(spec, terminal);
        NamedPlan.notices(named.stream().distinct().toList()).forEach(terminal::say);
        Optional<PeakGate> gate = maxPeak.map(text -> new PeakGate(ByteSize.parse("--max-peak", text)));
        // before any file is created, so that Ctrl-C leaves no unused files
        try (Interruption interruption = Interruption.listening()) {
            OutputFolder folder = output.open();
            try (OutputNames names = folder.claim(ids(strategies, frameworks))) {
                names.requireApart(files(), output.formats());
                return run(
                        new RunSequence.Plan(settings, outputs, force, rounds),
                        named,
                        device,
                        gate,
                        names,
                        interruption);
            } finally {
                folder.removeIfUnused();
            }
        }
    }

    private BudgetPlans budgets(DenseNetSpec spec, DeviceChoice on) {
        return new BudgetPlans(
                spec, on, deviceMemory.bytes(), () -> machine.costs().of(on, cudaLibraries.folders()));
    }

    private int run(
            RunSequence.Plan plan,
            List<NamedPlan> named,
            DeviceSettings device,
            Optional<PeakGate> gate,
            OutputNames names,
            Interruption interruption) {
        try (Runner runner = machine.runners().apply(device)) {
            // now: an unused GPU must not be reported only after a long training
            runner.whyProcessor(plan.settings().get(0).device()).ifPresent(this::sayWhyProcessor);
            if (talk.showsProgress()) {
                int runs = plan.settings().size();
                roundsOption
                        .sentence(plan.rounds(), runs, plan.settings().get(0))
                        .ifPresent(terminal::say);
            }
            ProgressDisplay progress = new ProgressDisplay(terminal, talk.showsProgress());
            NoticeLines notices = new NoticeLines(
                    terminal,
                    DesignNotice.of(plan.settings().get(0).spec()).stream().toList());
            ParameterFileWatch parameterFileWatch = new ParameterFileWatch(plan.outputs());
            DatasetDisplay dataset = new DatasetDisplay(terminal, !talk.quiet());
            RunSequence.Result result =
                    new RunSequence(runner, interruption, progress, dataset, notices).run(plan, names.runFiles());
            BaselineSequence.Result baselines =
                    new BaselineSequence(interruption, progress, notices).run(plan, names.runFiles(), result);
            Optional<Report> report = report(result, named).map(ofRuns -> ofRuns.withBaselines(baselines.records()));
            List<String> failures = failures(result, report, gate);
            failures.addAll(failures(baselines));
            List<Path> runFiles = new ArrayList<>(result.runFiles());
            runFiles.addAll(baselines.runFiles());
            try {
                report.ifPresent(
                        all -> new ReportOutput(terminal, talk, output).put(all, names, runFiles, () -> false));
                result.records().forEach(machine.costs()::refineBy);
            } finally {
                if (!talk.json() && !talk.quiet()) {
                    parameterFileWatch.lines().forEach(terminal.out()::println);
                }
                dataset.sinceStart(result.records()).forEach(terminal::say);
                result.records().forEach(record -> notices.say(record.notices()));
                failures.forEach(terminal::say);
                terminal.flush(); // before the process may end
            }
            return interruption.interrupted()
                    ? ExitCodes.INTERRUPTED
                    : failures.isEmpty() ? ExitCodes.DONE : ExitCodes.FAILED;
        }
    }

    private static List<String> ids(List<StoragePlan> strategies, List<Framework> frameworks) {
        return Stream.concat(
                        strategies.stream().map(StoragePlan::id),
                        frameworks.stream().map(Framework::id))
                .toList();
    }

    private List<String> failures(BaselineSequence.Result baselines) {
        List<String> failures = new ArrayList<>();
        baselines.records().stream()
                .map(BaselineRecord::outcome)
                .filter(outcome -> !(outcome instanceof RunOutcome.Completed))
                .forEach(outcome -> failures.add("dl4j: " + outcome.sentence()));
        baselines.refusal().map(problems::sentence).ifPresent(failures::add);
        return failures;
    }

    private void sayWhyProcessor(Text sentence) {
        terminal.say("Runs use the CPU. " + CudaLibrariesOption.named(sentence.toString()));
        terminal.err().flush();
    }

    /** Files that no output may replace by mistake, by option. */
    private Map<String, Path> files() {
        Map<String, Path> files = new LinkedHashMap<>(parameterFiles.all());
        design.file().ifPresent(file -> files.put(DesignOptions.DESIGN, file));
        strategy.planFiles().forEach(file -> files.put("Plan " + file, file));
        return files;
    }

    /** The report; empty if nothing ran. */
    private static Optional<Report> report(RunSequence.Result result, List<NamedPlan> named) {
        List<String> sources = IntStream.range(0, result.records().size())
                .mapToObj(run -> source(result, run, named))
                .toList();
        return result.records().isEmpty()
                ? Optional.empty()
                : Optional.of(Report.of(result.records(), Instant.now()).ofFiles(SourceNames.of(sources)));
    }

    /** The name that a plan was given by; the run file of one that runs twice. */
    private static String source(RunSequence.Result result, int run, List<NamedPlan> named) {
        StoragePlan plan = result.records().get(run).settings().storage();
        List<NamedPlan> same =
                named.stream().filter(each -> each.plan().equals(plan)).toList();
        return same.size() == 1
                ? same.get(0).name()
                : result.runFiles().get(run).getFileName().toString();
    }

    private List<String> failures(RunSequence.Result result, Optional<Report> report, Optional<PeakGate> gate) {
        List<String> failures = new ArrayList<>();
        for (RunRecord run : result.records()) {
            String label = report.map(all -> all.label(run)).orElseThrow();
            if (!(run.outcome() instanceof RunOutcome.Completed)) {
                failures.add(label + ": " + Problems.sentence(run.outcome()));
            }
            gate.flatMap(limit -> limit.exceededBy(label, run)).ifPresent(failures::add);
        }
        result.refusal().map(problems::sentence).ifPresent(failures::add);
        return failures;
    }
}
