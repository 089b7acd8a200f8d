package dev.densescope.cli.option;

import dev.densescope.model.format.ModelFormat;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The option for the formats of an exported model. */
public final class ModelFormatOption {
    @Option(
            names = "--format",
            paramLabel = "F[,F...]",
            required = true,
            completionCandidates = FormatIds.class,
            description = "Formats to write: ${COMPLETION-CANDIDATES}.")
    private String formats = "";

    /**
     * The formats, in the order given.
     *
     * @throws UsageException if one is unknown
     */
    public Set<ModelFormat> formats() {
        Set<ModelFormat> named = new LinkedHashSet<>();
        for (String id : formats.split(",", -1)) {
            named.add(ModelFormat.ofId(id.strip())
                    .orElseThrow(() -> new UsageException("--format must be a list of %s, but names '%s'."
                            .formatted(ModelFormat.ids(), id.strip()))));
        }
        return named;
    }

    /** For the help. */
    private static final class FormatIds implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.of(ModelFormat.values()).map(ModelFormat::id).iterator();
        }
    }
}
