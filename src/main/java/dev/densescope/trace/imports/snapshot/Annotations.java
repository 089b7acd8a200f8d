package dev.densescope.trace.imports.snapshot;

import dev.densescope.language.Text;
import dev.densescope.memory.MemoryTimeline;
import dev.densescope.problem.DisplayText;
import dev.densescope.quantity.QuantityText;
import dev.densescope.trace.imports.OperationSum;
import dev.densescope.trace.imports.OperationSums;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The annotations of a snapshot ({@code external_annotations} of newer versions of PyTorch): steps of its profiler and what
 * a user has named with {@code record_function}. Each has a start and an end. Confined to one thread while it is read.
 */
final class Annotations {
    private static final QuantityText TEXT = QuantityText.FILES;
    private static final String START = "START";
    private static final String END = "END";
    /** A number behind a name, such as that of {@code ProfilerStep#3}. */
    private static final Pattern NUMBER = Pattern.compile("#\\d+$");

    private static final int MOST_NAMES = 1_000;
    private static final int MOST_TOLD = 4;
    private static final long NANOS_PER_MICRO = 1_000;

    private final Map<Name, Stage> stages = new LinkedHashMap<>();

    private record Name(long device, String text) {}

    /** All annotations of one name. */
    private static final class Stage {
        private final Deque<Long> open = new ArrayDeque<>();
        private long count;
        private long micros;
        private long lastStart;
        private long lastEnd;

        void end(long start, long end) {
            count++;
            micros += end - start;
            lastStart = start;
            lastEnd = end;
        }
    }

    /** Adds a start or an end; names beyond a limit are left out. */
    void add(DictionaryContent.Annotation annotation) {
        Name name =
                new Name(annotation.device(), NUMBER.matcher(annotation.name()).replaceFirst(""));
        if (!stages.containsKey(name) && stages.size() == MOST_NAMES) {
            return;
        }
        Stage stage = stages.computeIfAbsent(name, any -> new Stage());
        if (annotation.stage().equals(START)) {
            stage.open.push(annotation.micros());
        } else if (annotation.stage().equals(END) && !stage.open.isEmpty()) {
            long start = stage.open.pop();
            stage.end(start, Math.max(start, annotation.micros()));
        }
    }

    /** The annotations of a device that have ended, by name. */
    List<OperationSum> operations(long device) {
        OperationSums sums = new OperationSums();
        ended(device).forEach((name, stage) -> sums.add("annotation", name, stage.count, nanos(stage.micros), 0));
        return sums.sorted();
    }

    /**
     * What the annotations of a device say about its memory, the longest first; empty if there are none.
     *
     * @param live of the device
     * @param startMicros time of its first point
     */
    Optional<Text> sentence(long device, MemoryTimeline live, long startMicros) {
        Map<String, Stage> ended = ended(device);
        List<Text> told = new ArrayList<>();
        ended.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, Stage> entry) -> entry.getValue().micros)
                        .reversed())
                .limit(MOST_TOLD)
                .forEach(entry -> told.add(text(entry.getKey(), entry.getValue(), live, startMicros)));
        int others = ended.size() - told.size();
        if (told.isEmpty()) {
            return Optional.empty();
        }
        Text all = told.stream()
                .reduce((one, other) -> Text.of("%s; %s", one, other))
                .get();
        return Optional.of(
                others == 0
                        ? Text.of("The snapshot is annotated: %s.", all)
                        : Text.of("The snapshot is annotated: %s; and %d other names.", all, others));
    }

    private Map<String, Stage> ended(long device) {
        Map<String, Stage> ended = new LinkedHashMap<>();
        stages.forEach((name, stage) -> {
            if (name.device() == device && stage.count > 0) {
                ended.put(name.text(), stage);
            }
        });
        return ended;
    }

    private static Text text(String name, Stage stage, MemoryTimeline live, long startMicros) {
        Text times =
                stage.count == 1 ? Text.of("once, for") : Text.of("%s times, the last for", TEXT.count(stage.count));
        return Text.of(
                "%s %s %s with at most %s live",
                DisplayText.of(name),
                times,
                TEXT.duration(nanos(stage.lastEnd - stage.lastStart)),
                TEXT.bytes(mostBytes(live, nanos(stage.lastStart - startMicros), nanos(stage.lastEnd - startMicros))));
    }

    /** The most live bytes between two times. */
    private static long mostBytes(MemoryTimeline live, long fromNanos, long toNanos) {
        long most = 0;
        for (int point = 0; point < live.points() && live.timeNanos(point) <= toNanos; point++) {
            boolean isBefore = point + 1 < live.points() && live.timeNanos(point + 1) <= fromNanos;
            most = isBefore ? most : Math.max(most, live.totalBytes(point));
        }
        return most;
    }

    private static long nanos(long micros) {
        return Math.multiplyExact(micros, NANOS_PER_MICRO);
    }
}
