package dev.densescope.weights;

import dev.densescope.weights.store.DisplayText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** In what a training is to go on otherwise than it was begun, which is allowed, and told. */
final class ChangedRecipe {
    private static final List<String> SCHEDULE = List.of(Hyperparameters.SCHEDULE, Hyperparameters.TRAINING_STEPS);

    /** Something that may be changed, as it was and as it is to be. */
    private record Change(String name, String before, String now) {}

    private final List<Change> changes;

    /**
     * @param before what the file says, which may not be all: what it does not say is taken for the same
     * @param now what the training is to go on with
     */
    ChangedRecipe(Map<String, String> before, Map<String, String> now) {
        changes = Stream.of(
                        change("learning rate", before, now, List.of(Hyperparameters.LEARNING_RATE)),
                        change("schedule", before, now, SCHEDULE),
                        change("momentum", before, now, List.of(Hyperparameters.MOMENTUM)),
                        change("weight decay", before, now, List.of(Hyperparameters.WEIGHT_DECAY)),
                        change("augmentation", before, now, List.of(TrainingImages.AUGMENTATION)))
                .flatMap(Optional::stream)
                .toList();
    }

    /** One sentence; empty if nothing is changed. */
    Optional<String> sentence() {
        return changes.isEmpty()
                ? Optional.empty()
                : Optional.of("Resumed with %s; the checkpoint was trained with %s."
                        .formatted(
                                list(changes.stream().map(each -> each.name() + " " + each.now())),
                                list(changes.stream().map(each -> each.name() + " " + each.before()))));
    }

    private static Optional<Change> change(
            String name, Map<String, String> before, Map<String, String> now, List<String> fields) {
        if (!before.keySet().containsAll(fields)) {
            return Optional.empty();
        }
        String then = text(before, fields);
        String wanted = text(now, fields);
        return then.equals(wanted) ? Optional.empty() : Optional.of(new Change(name, then, wanted));
    }

    private static String text(Map<String, String> metadata, List<String> fields) {
        String value = DisplayText.plain(metadata.get(fields.get(0)), " ");
        return fields.size() == 1 || value.equals(Hyperparameters.CONSTANT)
                ? value
                : "%s over %s steps".formatted(value, DisplayText.plain(metadata.get(fields.get(1)), " "));
    }

    private static String list(Stream<String> parts) {
        List<String> all = parts.toList();
        String last = all.get(all.size() - 1);
        return all.size() == 1
                ? last
                : all.stream().limit(all.size() - 1L).collect(Collectors.joining(", ")) + " and " + last;
    }
}
