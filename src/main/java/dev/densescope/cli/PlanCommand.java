package dev.densescope.cli;

import dev.densescope.cli.machine.Machine;
import dev.densescope.cli.option.CudaLibrariesOption;
import dev.densescope.cli.option.DesignOptions;
import dev.densescope.cli.option.PredictedDeviceOptions;
import dev.densescope.cli.option.UsageException;
import dev.densescope.cli.option.plan.BudgetOption;
import dev.densescope.cli.option.plan.CurveOptions;
import dev.densescope.cli.option.plan.LockOption;
import dev.densescope.cli.option.plan.WhatFitsOptions;
import dev.densescope.cli.output.OutputFolder;
import dev.densescope.cli.output.PlanOutput;
import dev.densescope.cli.output.PlanReportOutput;
import dev.densescope.cli.run.FileProgressDisplay;
import dev.densescope.cli.run.FitsTable;
import dev.densescope.cli.run.Interruption;
import dev.densescope.cli.run.PlanTable;
import dev.densescope.cli.terminal.Terminal;
import dev.densescope.network.Network;
import dev.densescope.plan.fit.Fits;
import dev.densescope.plan.search.PlanLocks;
import dev.densescope.plan.search.PlanSearch;
import dev.densescope.plan.search.PlannedStep;
import dev.densescope.report.json.JsonPlans;
import dev.densescope.report.plan.DesignsThatFit;
import dev.densescope.report.plan.PlanReport;
import dev.densescope.report.plan.PlanSubject;
import dev.densescope.session.EnvironmentInfo;
import dev.densescope.session.costs.DeviceCosts;
import dev.densescope.session.file.RunFileReader;
import dev.densescope.session.settings.DeviceChoice;
import dev.densescope.spec.DenseNetSpec;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code densescope plan}: the fastest plans within memory budgets; runs nothing but a calibration. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        versionProvider = Version.class,
        description = "Find the fastest plan within a memory budget: what each layer keeps and what it recomputes.",
        footer = {
            "",
            "Bytes are exact. Times are estimates from operation times measured on the device, or from a GPU's specifications.",
            "To run a plan written with --plan-out: densescope profile --strategy plan:FILE"
        })
final class PlanCommand implements Callable<Integer> {
    private static final List<String> OF_CURVES = List.of("--budget", "--plan-out", "--lock", "--costs", "--points");
    private static final List<String> OF_WHAT_FITS = List.of("--strategy");

    private final Terminal terminal;
    private final Machine machine;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Mixin
    private DesignOptions design = new DesignOptions();

    @Mixin
    private BudgetOption budget = new BudgetOption();

    @Mixin
    private CurveOptions curve = new CurveOptions();

    @Mixin
    private WhatFitsOptions whatFits = new WhatFitsOptions();

    @Mixin
    private LockOption locks = new LockOption();

    @Option(
            names = "--plan-out",
            paramLabel = "FILE",
            description = "Write the plan within --budget as text; an existing plan is replaced.")
    private Optional<Path> planOut = Optional.empty();

    @Mixin
    private PlanReportOutput reports = new PlanReportOutput();

    @Mixin
    private PredictedDeviceOptions device = new PredictedDeviceOptions();

    @Mixin
    private CudaLibrariesOption cudaLibraries = new CudaLibrariesOption();

    @Option(names = "--json", description = "Print only the curve, as JSON, on standard output.")
    private boolean json;

    PlanCommand(Terminal terminal, Machine machine) {
        this.terminal = terminal;
        this.machine = machine;
    }

    @Override
    public Integer call() {
        if (PresetList.printIfRequested(design, terminal)) {
            return ExitCodes.DONE;
        }
        Network network = Network.of(design.spec());
        DeviceChoice choice = curve.gpu().isPresent() ? device.gpuChoice("--costs roofline:GPU") : device.choice();
        OptionalLong enough = whatFits.bytes();
        requireHeeded();
        PlanLocks decided = locks.of(network);
        curve.points();
        checkBudget();
        Optional<OutputFolder> folder = reports.isWanted() ? Optional.of(reports.open(files())) : Optional.empty();
        try {
            if (enough.isPresent()) {
                show(network, choice, enough.getAsLong());
            } else {
                show(network, choice, decided);
            }
            return ExitCodes.DONE;
        } finally {
            folder.ifPresent(OutputFolder::removeIfUnused);
        }
    }

    private void show(Network network, DeviceChoice choice, PlanLocks decided) {
        PlanSubject subject = subject(network, choice, decided);
        PlanSearch search = search(subject, choice);
        OptionalLong bytes = budget.bytes(subject.costs().device().totalBytes());
        Optional<PlannedStep> chosen = bytes.isPresent() ? search.within(bytes.getAsLong()) : Optional.empty();
        if (bytes.isPresent() && chosen.isEmpty()) {
            throw new UsageException(PlanTable.tooSmall(
                    bytes.getAsLong(), search.smallest(), subject.costs().device(), decided));
        }
        PlanReport all = PlanReport.of(subject, search, curve.points());
        PlanReport report = chosen.map(step -> all.within(bytes.getAsLong(), PlanReport.point(search, step)))
                .orElse(all);
        chosen.ifPresent(step -> planOut.ifPresent(file -> new PlanOutput(file).write(step.plan())));
        terminal.out().print(json ? JsonPlans.text(report) : PlanTable.of(report, planOut));
        if (!json) {
            planOut.ifPresent(this::tellWritten);
        }
        write(report);
    }

    private PlanSubject subject(Network network, DeviceChoice choice, PlanLocks decided) {
        DeviceCosts costs = curve.gpu().map(DeviceCosts::roofline).orElseGet(() -> costs(network.spec(), choice));
        return new PlanSubject(
                network.spec(),
                costs,
                decided,
                Instant.now(),
                EnvironmentInfo.current().program());
    }

    private static PlanSearch search(PlanSubject subject, DeviceChoice choice) {
        return PlanSearch.of(
                subject.network(), choice.searchTarget(), subject.costs().costs(), subject.locks(), () -> false);
    }

    /** Writes reports, if any are wanted. */
    private void write(PlanReport report) {
        if (reports.isWanted()) {
            List<Path> written = written(report);
            if (!json) {
                written.forEach(this::tellWritten);
            }
        }
    }

    private void tellWritten(Path file) {
        terminal.out().println("Written: " + file);
    }

    /** Ctrl-C stops writing: no file is left then. */
    private List<Path> written(PlanReport report) {
        try (Interruption interruption = Interruption.ofFilesIn(reports.folder());
                FileProgressDisplay display = FileProgressDisplay.writing(terminal, true, interruption::interrupted)) {
            return reports.write(report, display);
        }
    }

    private void show(Network network, DeviceChoice choice, long bytes) {
        List<Fits> fits = whatFits.strategies().parallelStream()
                .map(plan -> Fits.of(network.spec(), plan, choice.target(), bytes, () -> false))
                .toList();
        terminal.out()
                .print(
                        json
                                ? JsonPlans.fits(network.spec(), choice.id(), bytes, fits)
                                : FitsTable.of(network, choice.id(), bytes, fits));
        if (reports.isWanted()) {
            PlanSubject subject = subject(network, choice, PlanLocks.NONE);
            PlanReport report = PlanReport.of(subject, search(subject, choice), curve.points());
            write(report.fitting(new DesignsThatFit(bytes, fits)));
        }
    }

    /** Refuses options that would have no effect. */
    private void requireHeeded() {
        boolean isWhatFits = whatFits.bytes().isPresent();
        for (String option : isWhatFits ? OF_CURVES : OF_WHAT_FITS) {
            if (command.commandLine().getParseResult().hasMatchedOption(option)) {
                throw new UsageException((isWhatFits
                                ? "%s cannot be given with --what-fits: leave one of them out."
                                : "%s can be given only with --what-fits.")
                        .formatted(option));
            }
        }
    }

    /** Other files that the command reads or writes, by option. */
    private Map<String, Path> files() {
        Map<String, Path> files = new LinkedHashMap<>();
        planOut.ifPresent(file -> files.put("--plan-out", file));
        design.file().ifPresent(file -> files.put(DesignOptions.DESIGN, file));
        curve.run().ifPresent(file -> files.put("--costs", file));
        return files;
    }

    private void checkBudget() {
        budget.check();
        if (planOut.isPresent() && !budget.isGiven()) {
            throw new UsageException("--plan-out writes the plan within --budget: name a budget such as 2GiB as well.");
        }
        planOut.map(PlanOutput::new).ifPresent(PlanOutput::check);
    }

    private DeviceCosts costs(DenseNetSpec spec, DeviceChoice choice) {
        if (curve.calibratesAnew()) {
            return machine.costs().calibrated(choice, cudaLibraries.folders());
        }
        return curve.run()
                .map(run -> machine.costs()
                        .measured(
                                RunFileReader.requireRun(run, machine.runFiles().apply(run)), spec, choice))
                .orElseGet(() -> machine.costs().of(choice, cudaLibraries.folders()));
    }
}
