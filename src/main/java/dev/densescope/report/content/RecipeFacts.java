package dev.densescope.report.content;

import dev.densescope.quantity.QuantityText;
import dev.densescope.session.settings.RunSettings;
import dev.densescope.session.settings.TrainingRecipe;
import java.util.Map;

/** How a training updates its parameters, by name, and how its steps are spread over time. */
public final class RecipeFacts {
    private RecipeFacts() {}

    /** Adds what a recipe says. */
    public static void put(Map<String, String> facts, TrainingRecipe recipe) {
        facts.put("Order of images", recipe.shuffle() ? "shuffled" : "as in the files");
        facts.put("Augmentation", recipe.augmentation().id());
        facts.put(
                "Optimiser",
                "SGD, Nesterov momentum %s, weight decay %s"
                        .formatted(rate(recipe.momentum()), rate(recipe.weightDecay())));
        facts.put(
                "Learning rate",
                "%s, %s"
                        .formatted(
                                rate(recipe.learningRate()), recipe.schedule().id()));
    }

    /** The turns of a run, said after the number of its steps; empty if it runs without a break. */
    public static String turns(RunSettings settings) {
        return settings.length()
                .rounds()
                .map(rounds -> ", in %d turns".formatted(rounds.count()))
                .orElse("");
    }

    private static String rate(double rate) {
        return QuantityText.FILES.rate(rate);
    }
}
