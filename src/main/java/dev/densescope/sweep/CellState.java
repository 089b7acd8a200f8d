package dev.densescope.sweep;

import dev.densescope.language.Text;
import java.util.Optional;

/** What a folder has of a cell. */
public sealed interface CellState {
    /** The numbers of a completed cell. */
    default Optional<CellFigures> figures() {
        return Optional.empty();
    }

    /** Its id in files: {@code completed}, {@code failed}, {@code damaged}, {@code missing}. */
    String id();

    /** Nobody has finished it yet. */
    record Missing() implements CellState {
        @Override
        public String id() {
            return "missing";
        }
    }

    /** Its file cannot be read, so it is computed again. */
    record Damaged(Text reason) implements CellState {
        @Override
        public String id() {
            return "damaged";
        }
    }

    /**
     * It could not be measured, such as for want of memory.
     *
     * @param outcome id of the outcome of its run
     * @param sentence why
     */
    record Failed(String outcome, String sentence) implements CellState {
        @Override
        public String id() {
            return "failed";
        }
    }

    /** It is predicted or measured. */
    record Completed(CellFigures numbers) implements CellState {
        @Override
        public Optional<CellFigures> figures() {
            return Optional.of(numbers);
        }

        @Override
        public String id() {
            return "completed";
        }
    }
}
