package dev.densescope.weights;

import dev.densescope.weights.store.DisplayText;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a file says of its training, beside the design and how far it has come. */
enum TrainingField {
    SEED("seed", TrainingImages.SEED),
    DATA("data", TrainingImages.IMAGES),
    HELD_OUT("held-out part", TrainingImages.HELD_OUT),
    SHUFFLED("shuffled", TrainingImages.SHUFFLED),
    AUGMENTATION("augmentation", TrainingImages.AUGMENTATION),
    LEARNING_RATE("learning rate", Hyperparameters.LEARNING_RATE),
    SCHEDULE("schedule", Hyperparameters.SCHEDULE) {
        /** One whose learning rate depends on the number of steps is another one for other numbers. */
        @Override
        Optional<String> in(Map<String, String> metadata) {
            return super.in(metadata)
                    .map(schedule -> schedule.equals(Hyperparameters.CONSTANT)
                            ? schedule
                            : "%s over %s".formatted(schedule, steps(metadata)));
        }

        private static String steps(Map<String, String> metadata) {
            return Hyperparameters.of(metadata)
                    .map(recipe -> String.format(Locale.ROOT, "%,d steps", recipe.trainingSteps()))
                    .orElse("an unknown number of steps");
        }
    },
    MOMENTUM("momentum", Hyperparameters.MOMENTUM),
    WEIGHT_DECAY("weight decay", Hyperparameters.WEIGHT_DECAY),
    START("start", TrainingSetup.START);

    private final String words;
    private final String key;

    TrainingField(String words, String key) {
        this.words = words;
        this.key = key;
    }

    /** What messages call it. */
    String words() {
        return words;
    }

    /** What is said of it, fit for a message; empty if nothing is. */
    Optional<String> in(Map<String, String> metadata) {
        return Optional.ofNullable(metadata.get(key)).map(TrainingField::shown);
    }

    private static String shown(String text) {
        return DisplayText.plain(text, " ");
    }
}
