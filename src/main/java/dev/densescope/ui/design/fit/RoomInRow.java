package dev.densescope.ui.design.fit;

import dev.densescope.ui.FxThread;
import dev.densescope.ui.control.Presence;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.layout.HBox;

/**
 * Hides the last parts of a row that does not have enough space for all of them. Parts are shown completely or not at
 * all. FX thread only.
 */
final class RoomInRow {
    private final HBox row;
    private final List<Part> parts;

    /**
     * A part that may be hidden.
     *
     * @param wanted whether to show the part if there is space
     */
    record Part(Node node, ObservableBooleanValue wanted) {}

    private RoomInRow(HBox row, List<Part> parts) {
        this.row = row;
        this.parts = parts;
    }

    /** Installs the behaviour on a row. */
    static void share(HBox row, List<Part> parts) {
        RoomInRow room = new RoomInRow(row, List.copyOf(parts));
        row.setMinWidth(0); // what is shown now does not keep the window from becoming narrower
        InvalidationListener changed = observable -> room.show();
        row.widthProperty().addListener(changed);
        for (Node child : row.getChildren()) {
            child.layoutBoundsProperty().addListener(changed);
            child.managedProperty().addListener(changed);
        }
        parts.forEach(part -> part.wanted().addListener(changed));
        room.show();
    }

    private void show() {
        List<Node> optional = parts.stream().map(Part::node).toList();
        double used = row.getChildren().stream()
                .filter(child -> child.isManaged() && !optional.contains(child))
                .mapToDouble(this::width)
                .sum();
        boolean changed = false;
        for (Part part : parts) {
            double width = width(part.node());
            boolean shown = part.wanted().get() && used + width <= row.getWidth();
            changed |= shown != part.node().isManaged();
            Presence.set(part.node(), shown);
            used += shown ? width : 0;
        }
        if (changed) {
            new FxThread().later(row::requestLayout); // what is asked for during a layout is not done in it
        }
    }

    private double width(Node child) {
        return Math.ceil(child.prefWidth(-1)) + row.getSpacing();
    }
}
