package dev.densescope.cli;

import dev.densescope.cli.help.WithExample;
import dev.densescope.cli.option.DesignOptions;
import dev.densescope.cli.option.ModelFormatOption;
import dev.densescope.cli.option.Numbers;
import dev.densescope.cli.option.UsageException;
import dev.densescope.cli.option.plan.ExportedPlanOption;
import dev.densescope.cli.option.run.WeightsInOptions;
import dev.densescope.cli.output.ModelOutput;
import dev.densescope.cli.run.FileProgressDisplay;
import dev.densescope.cli.run.Interruption;
import dev.densescope.cli.terminal.PlainText;
import dev.densescope.cli.terminal.Terminal;
import dev.densescope.language.Text;
import dev.densescope.model.ExportedModel;
import dev.densescope.model.ModelWeights;
import dev.densescope.model.format.ModelFormat;
import dev.densescope.network.Network;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.session.settings.StartingPoint;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code densescope export}: writes a design and its weights for other programs. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        versionProvider = Version.class,
        description = "Write a design, with initial or given weights, in formats of other programs.",
        footer = {
            "",
            "Files are named after the design. Existing files are replaced only with --force.",
        })
final class ExportCommand implements Callable<Integer>, WithExample {
    private static final String FORCE = "--force";
    private static final String SEED = "--seed";
    private static final String PYTHON = ".py";

    private final Terminal terminal;

    @Mixin
    private ModelFormatOption format = new ModelFormatOption();

    @Mixin
    private DesignOptions design = new DesignOptions();

    @Mixin
    private WeightsInOptions weightsIn = new WeightsInOptions();

    @Mixin
    private ExportedPlanOption plan = new ExportedPlanOption();

    @Option(
            names = SEED,
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of initial weights: those that a run with this seed starts from. Default: 1.")
    private String seed = "1";

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "Folder to write to, created if missing.")
    private Path out = Path.of("");

    @Option(names = FORCE, description = "Replace existing files.")
    private boolean force;

    @Option(names = "--no-progress", description = "Show no progress on standard error.")
    private boolean noProgress;

    ExportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public String example() {
        return "densescope export --preset densenet-121 --format onnx,pytorch,safetensors --out my-model";
    }

    @Override
    public Integer call() {
        if (PresetList.printIfRequested(design, terminal)) {
            return ExitCodes.DONE;
        }
        Set<ModelFormat> formats = format.formats();
        requireHeeded(formats);
        Network network = Network.of(design.spec());
        StoragePlan chosen = plan.plan(network);
        ModelOutput output = new ModelOutput(out, formats, force);
        output.requireApart(network.spec(), inputs());
        // Ctrl-C stops writing: no file is left then
        try (ModelWeights weights = weights(network);
                Interruption interruption = Interruption.ofFilesIn(out)) {
            List<Path> written = write(output, new ExportedModel(network, chosen, weights), interruption);
            written.forEach(this::sayWritten);
            weights.changes().map(Text::toString).map(PlainText::oneLine).ifPresent(terminal.out()::println);
            terminal.flush(); // before the process may end
            return interruption.interrupted() ? ExitCodes.INTERRUPTED : ExitCodes.DONE;
        }
    }

    private List<Path> write(ModelOutput output, ExportedModel model, Interruption interruption) {
        try (FileProgressDisplay display =
                FileProgressDisplay.writing(terminal, !noProgress, interruption::interrupted)) {
            return output.write(model, display);
        }
    }

    private void sayWritten(Path file) {
        terminal.out().println("Written: " + file);
        if (file.toString().endsWith(PYTHON)) {
            terminal.out()
                    .println("To train with PyTorch: python %s; on several GPUs: torchrun --nproc_per_node=N %s"
                            .formatted(file, file));
        }
    }

    private ModelWeights weights(Network network) {
        long number = Numbers.whole(SEED, seed, Long.MIN_VALUE, Long.MAX_VALUE);
        Optional<StartingPoint.Weights> given = weightsIn.weights();
        return given.map(weights -> ModelWeights.open(weights.file(), network, weights.head(), number))
                .orElseGet(() -> ModelWeights.initial(network, number));
    }

    /** Refuses options that would have no effect. */
    private void requireHeeded(Set<ModelFormat> formats) {
        if (weightsIn.file().isPresent() && formats.stream().noneMatch(ModelFormat::hasWeights)) {
            throw new UsageException("%s has no effect on %s: add a format with weights, such as %s, to --format."
                    .formatted(WeightsInOptions.WEIGHTS_IN, ModelFormat.ids(formats), ModelFormat.SAFETENSORS.id()));
        }
        plan.given()
                .filter(option -> formats.stream().noneMatch(ModelFormat::hasPlan))
                .ifPresent(option -> {
                    throw new UsageException(
                            "%s has no effect on %s: leave it out.".formatted(option, ModelFormat.ids(formats)));
                });
    }

    /** Files that the command reads, by option. */
    private Map<String, Path> inputs() {
        Map<String, Path> inputs = new LinkedHashMap<>();
        weightsIn.file().ifPresent(file -> inputs.put(WeightsInOptions.WEIGHTS_IN, file));
        design.file().ifPresent(file -> inputs.put(DesignOptions.DESIGN, file));
        plan.file().ifPresent(file -> inputs.put(ExportedPlanOption.PLAN, file));
        return inputs;
    }
}
