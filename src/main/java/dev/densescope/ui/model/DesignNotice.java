package dev.densescope.ui.model;

import dev.densescope.network.Network;
import dev.densescope.network.SingleValueNorms;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** What a user should know of a design before it runs; takes no room where there is nothing. FX thread only. */
public final class DesignNotice extends Label {
    /** @param id to be found by */
    public DesignNotice(String id) {
        setId(id);
        getStyleClass().add("notices");
        setWrapText(true);
        setMinHeight(Region.USE_PREF_SIZE);
        managedProperty().bind(visibleProperty());
        visibleProperty().bind(textProperty().isNotEmpty());
    }

    /** Shows what there is to say of a network. */
    public void show(Network network) {
        setText(SingleValueNorms.in(network).map(SingleValueNorms::sentence).orElse(""));
    }
}
