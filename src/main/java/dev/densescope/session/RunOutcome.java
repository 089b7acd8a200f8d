package dev.densescope.session;

import dev.densescope.problem.Setting;
import dev.densescope.spec.LayerPath;
import java.util.List;
import java.util.Optional;

/** How a run ended. Everything recorded before is kept. */
public sealed interface RunOutcome {
    /** The id in files: {@code completed}, {@code cancelled}, {@code out-of-memory}, {@code not-finite}, ... */
    String id();

    /** One sentence for the user. */
    String sentence();

    /** The settings that the sentence advises to change. */
    default List<Setting> advised() {
        return List.of();
    }

    record Completed() implements RunOutcome {
        @Override
        public String id() {
            return "completed";
        }

        @Override
        public String sentence() {
            return "The run completed.";
        }
    }

    /** @param step the last finished step; 0 if none */
    record Cancelled(int step) implements RunOutcome {
        @Override
        public String id() {
            return "cancelled";
        }

        @Override
        public String sentence() {
            return step == 0
                    ? "The run was cancelled before it finished a step."
                    : "The run was cancelled after step " + step + ".";
        }
    }

    /**
     * The device could not allocate what was requested.
     *
     * @param requestedBytes size of the requested storage
     * @param shortfall the tensor that did not fit and the allocations before it; empty if the memory size of the
     * device is unknown
     */
    record OutOfMemory(long requestedBytes, String sentence, Optional<ShortageRecord> shortfall) implements RunOutcome {
        /** Of a device whose memory size is unknown. */
        public OutOfMemory(long requestedBytes, String sentence) {
            this(requestedBytes, sentence, Optional.empty());
        }

        @Override
        public String id() {
            return "out-of-memory";
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
        /**
         * A tensor.
         *
         * @param layer the layer that it belongs to
         * @param tensor such as {@code conv1}, {@code images} or {@code features.conv0.weight}
         */
        public record Origin(LayerPath layer, String tensor) {}

        @Override
        public String id() {
            return "not-finite";
        }

        @Override
        public List<Setting> advised() {
            return List.of(Setting.LEARNING_RATE);
        }

        @Override
        public String sentence() {
            String advice = ": lower the learning rate or check the data.";
            String where = origin.map(first -> "in %s of %s".formatted(first.tensor(), first.layer()))
                    .orElse("at an unknown place");
            if (Float.isFinite(loss)) {
                return "The first non-finite value appeared in step %d, %s%s".formatted(step, where, advice);
            }
            return "The loss of step %d is %s%s%s"
                    .formatted(
                            step,
                            loss,
                            origin.isPresent() ? ", and the first non-finite value appeared " + where : "",
                            advice);
        }
    }

    /** Something else went wrong. */
    record Failed(String sentence) implements RunOutcome {
        @Override
        public String id() {
            return "failed";
        }
    }

    /** The run file ends without an outcome: the process was killed. Only ever read back from a file. */
    record Interrupted(int step) implements RunOutcome {
        @Override
        public String id() {
            return "interrupted";
        }

        @Override
        public String sentence() {
            return step == 0
                    ? "The program ended before the run finished a step."
                    : "The program ended before the run did; the last finished step is " + step + ".";
        }
    }
}
