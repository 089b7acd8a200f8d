package dev.densescope.weights;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The hyperparameters that change when a training is resumed. Changes are allowed and reported. */
final class ChangedRecipe {
    private static final List<TrainingField> CHANGEABLE = List.of(
            TrainingField.LEARNING_RATE,
            TrainingField.SCHEDULE,
            TrainingField.MOMENTUM,
            TrainingField.WEIGHT_DECAY,
            TrainingField.AUGMENTATION);

    private final Map<String, String> before;
    private final Map<String, String> now;

    /**
     * @param before metadata of the checkpoint; missing fields count as unchanged
     * @param now metadata of the resumed training
     */
    ChangedRecipe(Map<String, String> before, Map<String, String> now) {
        this.before = before;
        this.now = now;
    }

    /** The changes as one sentence; empty if there are none. */
    Optional<String> sentence() {
        List<TrainingField> changed =
                CHANGEABLE.stream().filter(this::isChanged).toList();
        return changed.isEmpty()
                ? Optional.empty()
                : Optional.of("Resumed with %s; the checkpoint was trained with %s."
                        .formatted(list(changed, now), list(changed, before)));
    }

    private boolean isChanged(TrainingField field) {
        return field.in(before).isPresent() && !field.in(before).equals(field.in(now));
    }

    private static String list(List<TrainingField> fields, Map<String, String> metadata) {
        Stream<String> parts = fields.stream()
                .map(field -> field.label() + " " + field.shortIn(metadata).orElse("?"));
        List<String> all = parts.toList();
        String last = all.get(all.size() - 1);
        return all.size() == 1
                ? last
                : all.stream().limit(all.size() - 1L).collect(Collectors.joining(", ")) + " and " + last;
    }
}
