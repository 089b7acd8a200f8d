package dev.densescope.cli;

import dev.densescope.cli.help.WithExample;
import dev.densescope.cli.output.OutputFolder;
import dev.densescope.cli.terminal.PlainText;
import dev.densescope.cli.terminal.Terminal;
import dev.densescope.file.write.NameClaim;
import dev.densescope.problem.NameList;
import dev.densescope.session.imports.ImportedDesign;
import dev.densescope.session.imports.SavedCheckpoint;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.InputSpec;
import dev.densescope.spec.json.DesignFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code densescope import}: converts a state dict to its design and weights. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        versionProvider = Version.class,
        description =
                "Derive the design from the weights of a DenseNet, and write both: a design file and safetensors.",
        footer = {
            "",
            "Files written by DenseScope, such as checkpoints, contain their design, which is used unchanged. Other weights",
            "do not define batch and input side: both get default values. Change them in the design file, or with",
            "--batch and --input of the other commands. Existing files are never replaced."
        })
final class ImportCommand implements Callable<Integer>, WithExample {
    private static final Logger LOG = LoggerFactory.getLogger(ImportCommand.class);

    private final Terminal terminal;

    @Parameters(
            paramLabel = "FILE",
            description =
                    "A safetensors file, a DenseScope or PyTorch checkpoint (.pth, .pt, .bin), or a Deeplearning4j model (.zip).")
    private Path file = Path.of("");

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "Folder to write to, created if missing.")
    private Path out = Path.of("");

    ImportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public String example() {
        return "densescope import densenet121.pth --out my-design";
    }

    @Override
    public Integer call() {
        ImportedDesign imported = ImportedDesign.of(file);
        OutputFolder folder = OutputFolder.open(out);
        try {
            write(imported, folder);
            return ExitCodes.DONE;
        } finally {
            folder.removeIfUnused();
        }
    }

    private void write(ImportedDesign imported, OutputFolder folder) {
        String name = DesignFile.stem(imported.spec());
        Path design = out.resolve(name + ".json");
        Path weights = out.resolve(name + ".safetensors");
        try (NameClaim ofDesign = folder.claimNew(design);
                NameClaim ofWeights = folder.claimNew(weights)) {
            Optional<String> changes = imported.write(design, weights);
            tell(imported, changes);
            tell(design, weights);
            imported.checkpoint().ifPresent(checkpoint -> tell(design, checkpoint));
        } catch (IOException unclosed) {
            LOG.warn("A claim in {} could not be removed", out, unclosed);
        }
    }

    private void tell(ImportedDesign imported, Optional<String> changes) {
        DenseNetSpec spec = imported.spec();
        String classes = "%d classes%s".formatted(spec.classes(), channels(spec));
        String facts = NameList.and(Stream.of(
                        classes,
                        "batch " + spec.batch(),
                        "input %dx%d"
                                .formatted(spec.input().height(), spec.input().width()))
                .filter(fact -> !isInName(fact, spec))
                .toList());
        terminal.out()
                .println(
                        imported.assumed().isEmpty()
                                ? "%s, %s, as the file says.".formatted(spec.name(), facts)
                                : "%s, %s; assumed: %s."
                                        .formatted(
                                                spec.name(),
                                                classes,
                                                imported.assumed().orElseThrow()));
        changes.map(PlainText::oneLine).ifPresent(terminal.out()::println);
    }

    /** The input channels if they are not those of RGB images. */
    private static String channels(DenseNetSpec spec) {
        int channels = spec.input().channels();
        return channels == InputSpec.RGB ? "" : ", %d input channel%s".formatted(channels, channels == 1 ? "" : "s");
    }

    /** A design changed on the command line has the changes in its name, such as {@code classes 3}. */
    private static boolean isInName(String fact, DenseNetSpec spec) {
        String[] words = fact.split(" ");
        return spec.name().contains(words[0] + " " + words[1]) || spec.name().contains(words[1] + " " + words[0]);
    }

    private void tell(Path design, Path weights) {
        terminal.out().println("Written: " + design);
        terminal.out().println("Written: " + weights);
        terminal.out().println("To train: densescope profile --design %s --weights-in %s".formatted(design, weights));
    }

    private void tell(Path design, SavedCheckpoint checkpoint) {
        terminal.out()
                .println("To resume after step %d, with the --data and --epochs or --steps of its training: "
                                .formatted(checkpoint.steps())
                        + "densescope profile --design %s --resume %s".formatted(design, checkpoint.file()));
    }
}
