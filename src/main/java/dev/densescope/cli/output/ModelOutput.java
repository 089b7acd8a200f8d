package dev.densescope.cli.output;

import dev.densescope.cli.option.UsageException;
import dev.densescope.file.FileTarget;
import dev.densescope.file.write.NameClaim;
import dev.densescope.file.write.WriteProgress;
import dev.densescope.model.ExportedModel;
import dev.densescope.model.format.ModelExport;
import dev.densescope.model.format.ModelFormat;
import dev.densescope.spec.DenseNetSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of an exported model. Confined to one thread.
 *
 * @param folder created if missing
 * @param replaces whether existing files are replaced
 */
public record ModelOutput(Path folder, Set<ModelFormat> formats, boolean replaces) {
    private static final Logger LOG = LoggerFactory.getLogger(ModelOutput.class);

    /**
     * Checks that no file is one that the command reads.
     *
     * @param inputs files by option
     * @throws UsageException if one is
     */
    public void requireApart(DenseNetSpec spec, Map<String, Path> inputs) {
        for (Path file : files(spec)) {
            inputs.forEach((option, input) -> {
                if (FileTarget.canonicalName(input).equals(FileTarget.canonicalName(file))) {
                    throw new UsageException(
                            "%s %s would be replaced by the exported file: give another folder as --out."
                                    .formatted(option, input));
                }
            });
        }
    }

    /**
     * Writes all files or none.
     *
     * @param progress receives the progress, and may cancel
     * @return the files
     * @throws UsageException if the folder is not writable, or a file exists and is not to be replaced
     * @throws dev.densescope.model.ModelException if the model cannot be written: one sentence
     * @throws CancellationException if {@code progress} cancels; existing files are unchanged
     */
    public List<Path> write(ExportedModel model, WriteProgress progress) {
        OutputFolder opened = OutputFolder.open(folder);
        List<NameClaim> claims = new ArrayList<>();
        try {
            for (Path file : files(model.network().spec())) {
                claims.add(replaces ? opened.claimReplaceable(file) : opened.claimNew(file));
            }
            return ModelExport.write(model, formats, folder, progress);
        } finally {
            claims.forEach(this::release);
            opened.removeIfUnused();
        }
    }

    private List<Path> files(DenseNetSpec spec) {
        return formats.stream()
                .map(format -> folder.resolve(format.fileName(spec)))
                .toList();
    }

    private void release(NameClaim claim) {
        try {
            claim.close();
        } catch (IOException failed) {
            LOG.warn("A claim in {} could not be removed", folder, failed);
        }
    }
}
