package dev.densescope.ui.export;

import dev.densescope.problem.DenseScopeException;

/** Thrown if an export cannot begin to write. The message is one sentence. */
final class ExportException extends DenseScopeException {
    private static final long serialVersionUID = 1L;

    ExportException(String sentence) {
        super(sentence);
    }
}
