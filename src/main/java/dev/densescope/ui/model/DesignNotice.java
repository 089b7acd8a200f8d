package dev.densescope.ui.model;

import dev.densescope.network.Network;
import dev.densescope.network.SingleValueNorms;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** A warning about a design before it runs; hidden if there is none. FX thread only. */
public final class DesignNotice extends Label {
    /** @param id id of the label */
    public DesignNotice(String id) {
        setId(id);
        getStyleClass().add("notices");
        setWrapText(true);
        setMinHeight(Region.USE_PREF_SIZE);
        managedProperty().bind(visibleProperty());
        visibleProperty().bind(textProperty().isNotEmpty());
    }

    /** Shows the warning for a network, if there is one. */
    public void show(Network network) {
        setText(SingleValueNorms.in(network)
                .map(norms -> norms.sentence().inThisProcess())
                .orElse(""));
    }
}
