package dev.densescope.ui.shell.open;

import dev.densescope.session.imports.ImportedDesign;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.json.DesignFile;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A design read from a file.
 *
 * @param imported the weights that the design was read from; empty if it is a design file
 */
public record OpenedDesign(Path file, DenseNetSpec spec, Optional<ImportedDesign> imported) {
    /**
     * Reads the design of a plan. Any thread; slow for weights, of which all values are checked.
     *
     * @throws dev.densescope.problem.DenseScopeException if it cannot be used: one sentence
     */
    public static OpenedDesign read(Path file, boolean isWeights) {
        if (isWeights) {
            ImportedDesign imported = ImportedDesign.ofUsable(file);
            return new OpenedDesign(file, imported.spec(), Optional.of(imported));
        }
        return new OpenedDesign(file, DesignFile.read(file), Optional.empty());
    }
}
