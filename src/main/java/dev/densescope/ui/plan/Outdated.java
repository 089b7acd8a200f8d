package dev.densescope.ui.plan;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;

/** Dims nodes while their numbers are outdated. */
final class Outdated {
    private static final double DIMMED = 0.35;

    private Outdated() {}

    static void dim(ObservableBooleanValue outdated, Node... nodes) {
        for (Node node : nodes) {
            node.opacityProperty().bind(Bindings.when(outdated).then(DIMMED).otherwise(1.0));
        }
    }
}
