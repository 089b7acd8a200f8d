package dev.densescope.session.file.table;

import dev.densescope.language.Text;
import java.util.function.Supplier;

/**
 * Thrown if the contents of a run file cannot be those of a run. The message is the problem, as the end of a sentence
 * without its full stop.
 */
public final class CorruptRunFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Text problem;

    public CorruptRunFileException(Text problem) {
        super(problem.toString());
        this.problem = problem;
    }

    /** A fixed problem. */
    public CorruptRunFileException(String problem) {
        this(Text.phrase(problem));
    }

    /** The problem, in all languages. */
    public Text problem() {
        return problem;
    }

    public static void require(boolean holds, String problem) {
        if (!holds) {
            throw new CorruptRunFileException(problem);
        }
    }

    public static void require(boolean holds, Supplier<Text> problem) {
        if (!holds) {
            throw new CorruptRunFileException(problem.get());
        }
    }
}
