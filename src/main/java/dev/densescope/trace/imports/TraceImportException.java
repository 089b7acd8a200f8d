package dev.densescope.trace.imports;

import dev.densescope.language.Text;
import dev.densescope.problem.DenseScopeException;
import dev.densescope.problem.DisplayText;
import java.nio.file.Path;

/** A file that cannot be read as a trace; the message is one sentence: which file, why, and what to do. */
public final class TraceImportException extends DenseScopeException {
    private static final long serialVersionUID = 1L;

    /** @param reason part of a sentence about the file, such as "it is empty: record it again" */
    public TraceImportException(Path file, Text reason, Throwable cause) {
        super(Text.of("%s cannot be read as a trace: %s.", DisplayText.line(file.toString()), reason), cause);
    }
}
