package dev.densescope.ui.model;

import dev.densescope.network.Network;
import dev.densescope.plan.Prediction;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.decision.SharedScope;
import dev.densescope.plan.decision.Sharing;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.plan.hardware.Target;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What all strategies are predicted to need for one design on one kind of device. Immutable.
 *
 * @param network the design worked out
 * @param scope how far shared storage reaches
 * @param byStrategy one for each strategy
 */
public record Predictions(Network network, SharedScope scope, Map<Strategy, Prediction> byStrategy) {
    public Predictions {
        byStrategy = Collections.unmodifiableMap(new EnumMap<>(byStrategy));
    }

    /** Compiles and walks the schedules of all strategies: about 20 ms for DenseNet-BC-100-12. */
    public static Predictions of(Network network, SharedScope scope, Target target) {
        Map<Strategy, Prediction> predictions = new EnumMap<>(Strategy.class);
        for (Strategy strategy : Strategy.values()) {
            predictions.put(strategy, Prediction.of(Schedule.compile(network, new Sharing(strategy, scope), target)));
        }
        return new Predictions(network, scope, predictions);
    }

    public Prediction of(Strategy strategy) {
        return byStrategy.get(strategy);
    }
}
