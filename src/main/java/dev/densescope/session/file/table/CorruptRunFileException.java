package dev.densescope.session.file.table;

import java.util.function.Supplier;

/**
 * Thrown if the contents of a run file cannot be those of a run. The message is the problem, as the end of a sentence
 * without its full stop.
 */
public final class CorruptRunFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CorruptRunFileException(String problem) {
        super(problem);
    }

    public static void require(boolean holds, String problem) {
        if (!holds) {
            throw new CorruptRunFileException(problem);
        }
    }

    public static void require(boolean holds, Supplier<String> problem) {
        if (!holds) {
            throw new CorruptRunFileException(problem.get());
        }
    }
}
