package dev.densescope.cli.option;

import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.Presets;
import dev.densescope.spec.json.DesignFile;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options for a design without changes: a preset or a design file. */
public final class BaseDesignOptions {
    static final String DEFAULT_PRESET = "densenet-bc-100-12";

    @Option(
            names = DesignOptions.PRESET,
            paramLabel = "NAME",
            description = "A preset design, see --list-presets. Default: " + DEFAULT_PRESET + ".")
    private Optional<String> preset = Optional.empty();

    @Option(names = DesignOptions.DESIGN, paramLabel = "FILE", description = "A saved design, instead of a preset.")
    private Optional<Path> design = Optional.empty();

    @Option(names = "--list-presets", description = "List the presets and exit.")
    private boolean listsPresets;

    public boolean listsPresets() {
        return listsPresets;
    }

    /** The design file; empty if the design is a preset. */
    Optional<Path> file() {
        return design;
    }

    /**
     * The design.
     *
     * @throws UsageException if there is no such preset
     * @throws dev.densescope.spec.json.DesignFileException if the design file cannot be used
     */
    public DenseNetSpec spec() {
        if (preset.isPresent() && design.isPresent()) {
            throw new UsageException("--preset and --design exclude each other: give one of them.");
        }
        if (design.isPresent()) {
            return DesignFile.read(design.get());
        }
        String name = preset.orElse(DEFAULT_PRESET);
        return Presets.find(name).orElseThrow(() -> unknownPreset(name));
    }

    private static UsageException unknownPreset(String name) {
        return new UsageException("--preset must be a name that --list-presets shows, such as %s, but is '%s'."
                .formatted(
                        String.join(" or ", NearestNames.to(name, Presets.all().keySet(), 2)), name));
    }
}
