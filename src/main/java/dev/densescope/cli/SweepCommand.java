package dev.densescope.cli;

import dev.densescope.cli.help.WithExample;
import dev.densescope.cli.machine.Machine;
import dev.densescope.cli.option.UsageException;
import dev.densescope.cli.option.VerbosityOptions;
import dev.densescope.cli.output.OutputFolder;
import dev.densescope.cli.run.FileProgressDisplay;
import dev.densescope.cli.run.Interruption;
import dev.densescope.cli.run.RunEnd;
import dev.densescope.cli.sweep.GridOptions;
import dev.densescope.cli.sweep.MeasureOptions;
import dev.densescope.cli.sweep.ShardOption;
import dev.densescope.cli.sweep.SweepDisplay;
import dev.densescope.cli.sweep.SweepOutput;
import dev.densescope.cli.sweep.SweepTable;
import dev.densescope.cli.terminal.Terminal;
import dev.densescope.report.json.JsonSweep;
import dev.densescope.report.sweep.SweepReport;
import dev.densescope.session.EnvironmentInfo;
import dev.densescope.session.Run;
import dev.densescope.session.RunRecord;
import dev.densescope.session.Runner;
import dev.densescope.sweep.CellWork;
import dev.densescope.sweep.MeasuredCells;
import dev.densescope.sweep.PredictedCells;
import dev.densescope.sweep.SweepFolder;
import dev.densescope.sweep.SweepWorker;
import dev.densescope.sweep.grid.Shard;
import dev.densescope.sweep.grid.SweepGrid;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code densescope sweep}: a grid of designs and strategies, predicted or measured by any number of processes. */
@Command(
        name = "sweep",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        versionProvider = Version.class,
        description =
                "Predict or measure a grid of depths, growth rates, batches and strategies, with any number of processes.",
        footer = {
            "",
            "Each cell of the grid has a file in --out, written whole. Complete cells are skipped, so a sweep that was ended goes",
            "on when it is started again. Processes on any machines share a folder: a cell is claimed by a lock that ends with",
            "its process. Failed cells, such as for want of memory, are recorded and end nothing; the exit code is then 1.",
            "Other processes may still compute cells when one has ended: merge when all have."
        })
final class SweepCommand implements Callable<Integer>, WithExample {
    private static final List<String> OF_MERGED =
            List.of("--merge", "--format", "--theme", "--json", "--out", "--quiet", "--no-progress", "--debug");
    private static final List<String> ONLY_OF_MERGED = List.of("--format", "--theme", "--json");

    private final Terminal terminal;
    private final Machine machine;
    private final Map<String, String> environment;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Mixin
    private GridOptions grid = new GridOptions();

    @Mixin
    private MeasureOptions measure = new MeasureOptions();

    @Mixin
    private ShardOption shardOption = new ShardOption();

    @Option(names = "--retry-failed", description = "Compute cells again that are recorded as failed.")
    private boolean retriesFailed;

    @Mixin
    private SweepOutput output = new SweepOutput();

    @Mixin
    private VerbosityOptions talk = new VerbosityOptions();

    /** @param environment tells the part of a task of a cluster's job */
    SweepCommand(Terminal terminal, Machine machine, Map<String, String> environment) {
        this.terminal = terminal;
        this.machine = machine;
        this.environment = Map.copyOf(environment);
    }

    @Override
    public String example() {
        return "densescope sweep --depths 34:484:30 --strategy all --out my-sweep";
    }

    @Override
    public Integer call() {
        if (PresetList.printIf(grid.listsPresets(), terminal)) {
            return ExitCodes.DONE;
        }
        requireHeeded();
        return output.merged().isPresent() ? merge(output.merged().get()) : sweep();
    }

    /** Refuses options that would have no effect. */
    private void requireHeeded() {
        boolean isMerged = output.merged().isPresent();
        for (OptionSpec option : command.commandLine().getParseResult().matchedOptions()) {
            String name = option.longestName();
            if (isMerged && !OF_MERGED.contains(name)) {
                throw new UsageException(
                        "%s cannot be given with --merge, which takes the grid from its folder: leave it out."
                                .formatted(name));
            }
            if (!isMerged && ONLY_OF_MERGED.contains(name)) {
                throw new UsageException("%s can be given only with --merge.".formatted(name));
            }
            if (!measure.measures() && MeasureOptions.OF_RUNS.contains(name)) {
                throw new UsageException("%s can be given only with --measure.".formatted(name));
            }
        }
    }

    private int sweep() {
        Path out = output.cells();
        Shard shard = shardOption.shard(environment);
        SweepGrid cells = grid.grid();
        measure.sweep(cells, Optional.empty()); // refuses options before anything is created
        try (Interruption interruption = Interruption.listening()) {
            OutputFolder opened = OutputFolder.open(out);
            try {
                SweepFolder folder = SweepFolder.begin(out, earlier -> measure.sweep(cells, earlier));
                SweepDisplay display = new SweepDisplay(terminal, talk.showsProgress());
                SweepWorker.Outcome outcome = folder.sweep().isMeasured()
                        ? measured(folder, shard, display, interruption)
                        : work(folder, new PredictedCells(), shard, display, interruption);
                return tell(folder, outcome, interruption);
            } finally {
                opened.removeIfUnused();
            }
        }
    }

    private SweepWorker.Outcome measured(
            SweepFolder folder, Shard shard, SweepDisplay display, Interruption interruption) {
        try (Runner runner = machine.runners().apply(measure.deviceSettings())) {
            MeasuredCells cells =
                    new MeasuredCells(runner, run -> await(run, display, interruption), interruption::interrupted);
            return work(folder, cells, shard, display, interruption);
        }
    }

    private static RunRecord await(Run run, SweepDisplay display, Interruption interruption) {
        interruption.watch(run);
        return RunEnd.await(run.ended(), run::cancel, () -> display.running(run));
    }

    private SweepWorker.Outcome work(
            SweepFolder folder, CellWork work, Shard shard, SweepDisplay display, Interruption interruption) {
        try {
            return new SweepWorker(folder, work, display, interruption::interrupted).run(shard, retriesFailed);
        } finally {
            display.close();
        }
    }

    private int tell(SweepFolder folder, SweepWorker.Outcome outcome, Interruption interruption) {
        if (!talk.quiet()) {
            terminal.out()
                    .println("%d cells computed, %d complete before, %d failed, %d being computed by others: %s"
                            .formatted(
                                    outcome.computed(),
                                    outcome.complete(),
                                    outcome.failed(),
                                    outcome.held(),
                                    folder.path()));
        }
        terminal.flush(); // before the process may end
        if (interruption.interrupted()) {
            return ExitCodes.INTERRUPTED;
        }
        return outcome.failed() > 0 ? ExitCodes.FAILED : ExitCodes.DONE;
    }

    private int merge(Path cells) {
        output.check();
        // Ctrl-C stops writing: no file is left then
        try (Interruption interruption = Interruption.ofFilesIn(output.reports())) {
            SweepFolder folder = SweepFolder.open(cells);
            SweepReport report = new SweepReport(
                    folder.sweep(),
                    folder.results(),
                    Instant.now(),
                    EnvironmentInfo.current().program());
            OutputFolder reports = OutputFolder.open(output.reports());
            try {
                put(report, interruption);
            } finally {
                reports.removeIfUnused();
            }
            List<String> incomplete = SweepTable.incomplete(report);
            incomplete.forEach(terminal::say);
            terminal.flush(); // before the process may end
            if (interruption.interrupted()) {
                return ExitCodes.INTERRUPTED;
            }
            return incomplete.isEmpty() ? ExitCodes.DONE : ExitCodes.FAILED;
        }
    }

    private void put(SweepReport report, Interruption interruption) {
        terminal.out().print(talk.json() ? JsonSweep.text(report) : SweepTable.of(report));
        try (FileProgressDisplay display =
                FileProgressDisplay.writing(terminal, talk.showsProgress(), interruption::interrupted)) {
            List<Path> written = output.write(report, display);
            if (!talk.json() && !talk.quiet()) {
                written.forEach(file -> terminal.out().println("Written: " + file));
            }
        }
    }
}
