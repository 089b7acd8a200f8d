package dev.densescope.ui.control;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * The reason why the text of a field cannot be used, on a plate below the row of the field while the field has the focus
 * or the pointer. It takes no room, so no row moves, and lies over what is below; above the row where there is no room
 * below. To be put into a box after the row. FX thread only.
 */
public final class FieldReason extends Region {
    /** Above what is next to its boxes, too. */
    private static final double ON_TOP = -1;

    private final Label text = new Label();

    /**
     * @param field the field, whose mark tells the reason to screen readers
     * @param reason one sentence; empty if the text can be used
     */
    public FieldReason(Node field, ObservableValue<String> reason) {
        text.getStyleClass().addAll("reason", "reason-plate");
        text.setWrapText(true);
        text.textProperty().bind(reason);
        getChildren().add(text);
        setMouseTransparent(true);
        setMinSize(0, 0);
        setPrefHeight(0);
        setMaxHeight(0);
        visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> !reason.getValue().isEmpty() && (field.isFocused() || field.isHover()),
                        reason,
                        field.focusedProperty(),
                        field.hoverProperty()));
        visibleProperty().addListener((observable, before, now) -> raise(now));
        parentProperty().addListener((observable, before, now) -> {
            if (now instanceof VBox box) {
                takeNoSpacing(box);
            }
        });
        text.textProperty().addListener((observable, before, now) -> requestLayout());
    }

    /** Sets the id of the plate. */
    public FieldReason named(String id) {
        text.setId(id);
        return this;
    }

    /** The plate is as wide as its text. */
    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }

    /** A box puts its spacing before and after it. */
    private void takeNoSpacing(VBox box) {
        VBox.setMargin(this, noSpacing(box));
        box.spacingProperty().addListener((observable, before, now) -> VBox.setMargin(this, noSpacing(box)));
    }

    private static Insets noSpacing(VBox box) {
        return new Insets(0, 0, -box.getSpacing(), 0);
    }

    /** Raises the boxes around the plate above those that follow, up to what scrolls. */
    private void raise(boolean raised) {
        for (Node each = this; each != null && !(each instanceof ScrollPane); each = each.getParent()) {
            each.setViewOrder(raised ? ON_TOP : 0);
        }
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double width = Math.min(text.prefWidth(-1), getWidth());
        double height = text.prefHeight(width);
        text.resizeRelocate(getWidth() - width, hasRoomBelow(height) ? 0 : -getLayoutY() - height, width, height);
    }

    private boolean hasRoomBelow(double height) {
        for (Node each = getParent(); each != null; each = each.getParent()) {
            if (each instanceof ScrollPane scrolled) {
                Bounds place = scrolled.sceneToLocal(localToScene(new BoundingBox(0, 0, getWidth(), height)));
                return place == null || place.getMaxY() <= scrolled.getHeight();
            }
        }
        return true;
    }
}
