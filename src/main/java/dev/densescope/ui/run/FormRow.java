package dev.densescope.ui.run;

import javafx.beans.binding.StringBinding;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The rows that forms are made of. */
final class FormRow {
    private FormRow() {}

    /** A name on the left and what is set on the right. */
    static HBox of(String name, Region control) {
        Label label = new Label(name);
        label.setLabelFor(control);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox row = new HBox(label, space, control);
        row.getStyleClass().add("form-row");
        return row;
    }

    /** Why something cannot be used; takes no place while it can. */
    static Label reason(StringBinding problem) {
        Label reason = new Label();
        reason.getStyleClass().add("reason");
        reason.setWrapText(true);
        reason.textProperty().bind(problem);
        reason.visibleProperty().bind(problem.isNotEmpty());
        reason.managedProperty().bind(reason.visibleProperty());
        return reason;
    }
}
