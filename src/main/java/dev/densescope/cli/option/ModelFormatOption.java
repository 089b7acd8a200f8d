package dev.densescope.cli.option;

import dev.densescope.model.format.ModelFormat;
import java.util.Iterator;
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
        return FormatList.of(formats, ModelFormat::ofId, ModelFormat.ids());
    }

    /** For the help. */
    private static final class FormatIds implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.of(ModelFormat.values()).map(ModelFormat::id).iterator();
        }
    }
}
