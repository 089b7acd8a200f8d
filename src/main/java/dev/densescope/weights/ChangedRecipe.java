package dev.densescope.weights;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** In what a training is to go on otherwise than it was begun, which is allowed, and told. */
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
     * @param before what the file says, which may not be all: what it does not say is taken for the same
     * @param now what the training is to go on with
     */
    ChangedRecipe(Map<String, String> before, Map<String, String> now) {
        this.before = before;
        this.now = now;
    }

    /** One sentence; empty if nothing is changed. */
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
                .map(field -> field.words() + " " + field.in(metadata).orElse("?"));
        List<String> all = parts.toList();
        String last = all.get(all.size() - 1);
        return all.size() == 1
                ? last
                : all.stream().limit(all.size() - 1L).collect(Collectors.joining(", ")) + " and " + last;
    }
}
