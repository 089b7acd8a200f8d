package dev.densescope.weights;

import dev.densescope.language.Text;
import dev.densescope.problem.DisplayText;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The fields of a file's metadata about its training, other than design and number of steps. */
enum TrainingField {
    SEED("seed", TrainingImages.SEED),
    DATA("data", TrainingImages.IMAGES),
    HELD_OUT("held-out part", TrainingImages.HELD_OUT),
    SHUFFLED("shuffled", TrainingImages.SHUFFLED),
    AUGMENTATION("augmentation", TrainingImages.AUGMENTATION),
    LEARNING_RATE("learning rate", Hyperparameters.LEARNING_RATE),
    SCHEDULE("schedule", Hyperparameters.SCHEDULE) {
        /** Includes the number of steps, on which the learning rate of a schedule depends. */
        @Override
        Optional<String> in(Map<String, String> metadata) {
            return toldIn(metadata).map(Text::toString);
        }

        @Override
        Optional<Text> toldIn(Map<String, String> metadata) {
            return super.in(metadata)
                    .map(DisplayText::line)
                    .map(schedule -> schedule.equals(Hyperparameters.CONSTANT)
                            ? Text.verbatim(schedule)
                            : Text.of("%s over %s", schedule, steps(metadata)));
        }

        private static Text steps(Map<String, String> metadata) {
            return Hyperparameters.of(metadata)
                    .map(recipe -> Text.of("%s steps", String.format(Locale.ROOT, "%,d", recipe.trainingSteps())))
                    .orElse(Text.of("an unknown number of steps"));
        }
    },
    MOMENTUM("momentum", Hyperparameters.MOMENTUM),
    WEIGHT_DECAY("weight decay", Hyperparameters.WEIGHT_DECAY),
    START("start", TrainingSetup.START);

    private final String label;
    private final String key;

    TrainingField(String label, String key) {
        this.label = label;
        this.key = key;
    }

    /** The display name. */
    Text told() {
        return Text.of(label);
    }

    /** The value in the metadata, as one line of any length; empty if it is missing. */
    Optional<String> in(Map<String, String> metadata) {
        return Optional.ofNullable(metadata.get(key)).map(TrainingField::shown);
    }

    /** The same, but not longer than a message can be. */
    Optional<String> shortIn(Map<String, String> metadata) {
        return in(metadata).map(DisplayText::line);
    }

    /** The same for a sentence. */
    Optional<Text> toldIn(Map<String, String> metadata) {
        return shortIn(metadata).map(Text::verbatim);
    }

    private static String shown(String text) {
        return DisplayText.plain(text, " ");
    }
}
