package dev.densescope.cli;

import dev.densescope.session.imports.ImportedDesign;
import dev.densescope.spec.json.DesignFile;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code densescope import}: a state dict to the design that it belongs to, and its weights. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        versionProvider = Version.class,
        description = "Make a design, and its weights as safetensors, from the state dict of a DenseNet.",
        footer = {
            "",
            "Weights tell nothing of batch and input side: these get the usual values, which the design file, or options",
            "such as --batch and --input of the other commands, change. No file is replaced."
        })
final class ImportCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "Safetensors, or a PyTorch checkpoint (.pth, .pt, .bin).")
    private Path file = Path.of("");

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "Folder to write to, made if it is missing.")
    private Path out = Path.of("");

    ImportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        ImportedDesign imported = ImportedDesign.of(file);
        OutputFolder folder = OutputFolder.open(out);
        try {
            write(imported, folder.path());
            return ExitCodes.DONE;
        } finally {
            folder.removeIfUnused();
        }
    }

    private void write(ImportedDesign imported, Path folder) {
        String name = fileName(imported.spec().name());
        Path design = free(folder.resolve(name + ".json"));
        Path weights = free(folder.resolve(name + ".safetensors"));
        Optional<String> changes = imported.writeWeights(weights);
        DesignFile.write(design, imported.spec());
        terminal.out()
                .println("%s, %d classes; assumed: %s."
                        .formatted(imported.spec().name(), imported.spec().classes(), imported.assumed()));
        changes.map(Problems::oneLine).ifPresent(terminal.out()::println);
        terminal.out().println("Written: " + design);
        terminal.out().println("Written: " + weights);
        terminal.out().println("To train: densescope profile --design %s --weights-in %s".formatted(design, weights));
    }

    private static Path free(Path target) {
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new UsageException(
                    "%s exists already and is not replaced: give another folder as --out.".formatted(target));
        }
        return target;
    }

    private static String fileName(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]+", "-");
        return plain.replaceAll("^[.-]+", "").isEmpty() ? "design" : plain.replaceAll("^[.-]+", "");
    }
}
