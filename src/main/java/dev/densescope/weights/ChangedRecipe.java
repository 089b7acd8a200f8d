package dev.densescope.weights;

import dev.densescope.language.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    Optional<Text> sentence() {
        List<TrainingField> changed =
                CHANGEABLE.stream().filter(this::isChanged).toList();
        return changed.isEmpty()
                ? Optional.empty()
                : Optional.of(Text.of(
                        "Resumed with %s; the checkpoint was trained with %s.",
                        list(changed, now), list(changed, before)));
    }

    private boolean isChanged(TrainingField field) {
        return field.in(before).isPresent() && !field.in(before).equals(field.in(now));
    }

    private static Text list(List<TrainingField> fields, Map<String, String> metadata) {
        return Text.and(fields.stream()
                .map(field ->
                        Text.of("%s %s", field.told(), field.toldIn(metadata).orElse(Text.verbatim("?"))))
                .toList());
    }
}
