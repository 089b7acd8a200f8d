package dev.densescope.session;

import dev.densescope.language.Text;
import dev.densescope.problem.Setting;
import dev.densescope.spec.LayerPath;
import java.util.List;
import java.util.Optional;

/** How a run ended. Everything recorded before is kept. */
public sealed interface RunOutcome {
    /** The id in files: {@code completed}, {@code cancelled}, {@code out-of-memory}, {@code not-finite}, ... */
    String id();

    /** The name for users of the outcome with an id, such as {@code out of memory}. */
    static Text name(String id) {
        return switch (id) {
            case OutOfMemory.ID -> Text.of("out of memory");
            case NotFinite.ID -> Text.of("not finite");
            case InProgress.ID -> Text.of("in progress");
            default -> Text.phrase(id);
        };
    }

    /** One sentence for the user. */
    Text text();

    /** The sentence in English, for files. */
    default String sentence() {
        return text().toString();
    }

    /** The settings that the sentence advises to change. */
    default List<Setting> advised() {
        return List.of();
    }

    record Completed() implements RunOutcome {
        /** What {@link #id} returns. */
        public static final String ID = "completed";

        @Override
        public String id() {
            return ID;
        }

        @Override
        public Text text() {
            return Text.of("The run completed.");
        }
    }

    /** @param step the last finished step; 0 if none */
    record Cancelled(int step) implements RunOutcome {
        @Override
        public String id() {
            return "cancelled";
        }

        @Override
        public Text text() {
            return step == 0
                    ? Text.of("The run was cancelled before it finished a step.")
                    : Text.of("The run was cancelled after step %d.", step);
        }
    }

    /**
     * The device could not allocate what was requested.
     *
     * @param requestedBytes size of the requested storage
     * @param shortfall the tensor that did not fit and the allocations before it; empty if the memory size of the
     * device is unknown
     */
    record OutOfMemory(long requestedBytes, Text text, Optional<ShortageRecord> shortfall) implements RunOutcome {
        /** Its id. */
        public static final String ID = "out-of-memory";

        /** Of a device whose memory size is unknown. */
        public OutOfMemory(long requestedBytes, Text text) {
            this(requestedBytes, text, Optional.empty());
        }

        /** The same with an English sentence. */
        public OutOfMemory(long requestedBytes, String sentence) {
            this(requestedBytes, Text.phrase(sentence));
        }

        @Override
        public String id() {
            return ID;
        }

        @Override
        public List<Setting> advised() {
            return List.of(Setting.STRATEGY, Setting.BATCH);
        }
    }

    /**
     * The loss of a step, or an intermediate value, was infinite or not a number.
     *
     * @param origin the tensor in which the first such value appeared in that step; empty if unknown
     */
    record NotFinite(int step, float loss, Optional<Origin> origin) implements RunOutcome {
        /** Its id. */
        public static final String ID = "not-finite";

        /**
         * A tensor.
         *
         * @param layer the layer that it belongs to
         * @param tensor such as {@code conv1}, {@code images} or {@code features.conv0.weight}
         */
        public record Origin(LayerPath layer, String tensor) {}

        @Override
        public String id() {
            return ID;
        }

        @Override
        public List<Setting> advised() {
            return List.of(Setting.LEARNING_RATE);
        }

        @Override
        public Text text() {
            Text advice = Text.of("lower the learning rate or check the data.");
            Text where = origin.map(first -> Text.of("in %s of %s", first.tensor(), first.layer()))
                    .orElseGet(() -> Text.of("at an unknown place"));
            if (Float.isFinite(loss)) {
                return Text.of("The first non-finite value appeared in step %d, %s: %s", step, where, advice);
            }
            return origin.isPresent()
                    ? Text.of(
                            "The loss of step %d is %s, and the first non-finite value appeared %s: %s",
                            step, loss, where, advice)
                    : Text.of("The loss of step %d is %s: %s", step, loss, advice);
        }
    }

    /** Something else went wrong. */
    record Failed(Text text) implements RunOutcome {
        /** With an English sentence. */
        public Failed(String sentence) {
            this(Text.phrase(sentence));
        }

        @Override
        public String id() {
            return "failed";
        }
    }

    /**
     * The run file has no outcome yet, since a process is writing it. Only ever read back from a file.
     *
     * @param step the last finished step in the file; 0 if none
     */
    record InProgress(int step) implements RunOutcome {
        /** Its id. */
        public static final String ID = "in-progress";

        @Override
        public String id() {
            return ID;
        }

        @Override
        public Text text() {
            return step == 0
                    ? Text.of("The run is still in progress and has not finished a step.")
                    : Text.of("The run is still in progress; so far, its last finished step is %d.", step);
        }
    }

    /** The run file ends without an outcome: the process was killed. Only ever read back from a file. */
    record Interrupted(int step) implements RunOutcome {
        @Override
        public String id() {
            return "interrupted";
        }

        @Override
        public Text text() {
            return step == 0
                    ? Text.of("The program ended before the run finished a step.")
                    : Text.of("The program ended before the run did; the last finished step is %d.", step);
        }
    }
}
