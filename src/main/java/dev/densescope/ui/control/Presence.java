package dev.densescope.ui.control;

import javafx.scene.Node;

/** Nodes that are not always there: hidden ones take no space. */
public final class Presence {
    private Presence() {}

    /** Shows or hides a node. */
    public static void set(Node node, boolean present) {
        node.setVisible(present);
        node.setManaged(present);
    }
}
