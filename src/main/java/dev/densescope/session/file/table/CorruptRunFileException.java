package dev.densescope.session.file.table;

import java.util.function.Supplier;

/** A run file that holds what no run leaves. The message is what is wrong, as the end of a sentence without its stop. */
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
