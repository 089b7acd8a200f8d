package dev.densescope.cli;

import dev.densescope.cli.machine.Machine;
import dev.densescope.cli.option.DesignOptions;
import dev.densescope.cli.option.DeviceMemoryOption;
import dev.densescope.cli.option.PredictedDeviceOptions;
import dev.densescope.cli.option.VerbosityOptions;
import dev.densescope.cli.option.plan.NamedPlan;
import dev.densescope.cli.option.plan.StrategyOption;
import dev.densescope.cli.run.PredictionText;
import dev.densescope.cli.terminal.Terminal;
import dev.densescope.network.Network;
import dev.densescope.plan.Prediction;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.hardware.Target;
import dev.densescope.plan.savings.Baselines;
import dev.densescope.plan.savings.Savings;
import dev.densescope.report.PredictionReport;
import dev.densescope.report.json.JsonReport;
import dev.densescope.session.settings.DeviceChoice;
import dev.densescope.spec.DenseNetSpec;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code densescope predict}: memory of a training step, computed from its schedule without running. */
@Command(
        name = "predict",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        versionProvider = Version.class,
        description =
                "Predict without running: parameters, multiply-accumulates, shapes, and bytes per layer and strategy.")
final class PredictCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Machine machine;

    @Mixin
    private DesignOptions design = new DesignOptions();

    @Mixin
    private StrategyOption strategy = new StrategyOption();

    @Mixin
    private PredictedDeviceOptions device = new PredictedDeviceOptions();

    @Mixin
    private DeviceMemoryOption deviceMemory = new DeviceMemoryOption();

    @Option(names = "--layers", description = "Show every layer: shapes and bytes.")
    private boolean layers;

    @Mixin
    private VerbosityOptions talk = new VerbosityOptions();

    PredictCommand(Terminal terminal, Machine machine) {
        this.terminal = terminal;
        this.machine = machine;
    }

    @Override
    public Integer call() {
        if (PresetList.printIfRequested(design, terminal)) {
            return ExitCodes.DONE;
        }
        DenseNetSpec spec = design.spec();
        OptionalLong deviceBytes = deviceMemory.bytes();
        DeviceChoice choice = device.choice();
        List<NamedPlan> plans = strategy.plans(
                spec,
                new BudgetPlans(spec, choice, deviceBytes, () -> machine.costs().of(choice, List.of())));
        PredictionReport report = predict(spec, plans, choice.target());
        DesignNotice.say(report.spec(), terminal);
        NamedPlan.notices(plans).forEach(terminal::say);
        if (talk.json()) {
            terminal.out().print(JsonReport.text(report));
        } else {
            terminal.out().print(PredictionText.of(report, choice, layers, deviceBytes));
        }
        return ExitCodes.DONE;
    }

    private PredictionReport predict(DenseNetSpec spec, List<NamedPlan> plans, Target target) {
        Network network = Network.of(spec);
        Prediction naive = Baselines.naive(network, target);
        List<String> labels = NamedPlan.labels(plans);
        return new PredictionReport(
                spec,
                strategy.scope(),
                IntStream.range(0, plans.size())
                        .mapToObj(i -> entry(
                                labels.get(i), network, naive, plans.get(i).plan(), target))
                        .toList(),
                strategy.frameworks());
    }

    private static PredictionReport.Entry entry(
            String label, Network network, Prediction naive, StoragePlan plan, Target target) {
        Prediction prediction = Prediction.of(Schedule.compile(network, plan, target));
        Savings savings = Baselines.of(prediction, naive, network, plan, target).savings(prediction.reservedBytes());
        return new PredictionReport.Entry(label, plan, prediction, savings);
    }
}
