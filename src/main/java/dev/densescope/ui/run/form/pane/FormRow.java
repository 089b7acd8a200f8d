package dev.densescope.ui.run.form.pane;

import dev.densescope.ui.control.FieldReason;
import dev.densescope.ui.control.InvalidMark;
import dev.densescope.ui.control.Presence;
import dev.densescope.ui.control.Segments;
import dev.densescope.ui.run.form.NumberEntry;
import java.util.Optional;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.Property;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Creates the rows of forms. */
final class FormRow {
    private FormRow() {}

    /** A label on the left and a control on the right. */
    static HBox of(String name, Region... controls) {
        Label label = new Label(name);
        label.setLabelFor(controls[0]);
        label.setMinWidth(Region.USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox row = new HBox(label, space);
        row.getChildren().addAll(controls);
        row.getStyleClass().add("form-row");
        return row;
    }

    /** A number field with its label, and an error message that takes no room. */
    static VBox number(String name, String id, NumberEntry entry) {
        TextField field = field(name, id, entry);
        return new VBox(of(name, field), new FieldReason(field, entry.problem()));
    }

    /** A number field, marked while its text cannot be used. */
    static TextField field(String name, String id, NumberEntry entry) {
        TextField field = new TextField();
        field.setId(id);
        field.getStyleClass().add("number");
        field.setPrefColumnCount(7);
        field.textProperty().bindBidirectional(entry.textProperty());
        field.setAccessibleText(name);
        entry.problem().addListener((observable, before, now) -> InvalidMark.show(field, now));
        InvalidMark.show(field, entry.problem().get());
        return field;
    }

    /** A row of toggle buttons bound to a property. */
    static <T> Segments<T> choosing(Segments<T> segments, String id, Property<T> property) {
        segments.setId(id);
        segments.chosenProperty().addListener((observable, before, now) -> property.setValue(now));
        property.addListener((observable, before, now) -> {
            if (!now.equals(segments.chosen())) {
                segments.choose(now);
            }
        });
        return segments;
    }

    /** An error message; hidden if it is empty. */
    static Label reason(StringBinding problem) {
        Label reason = new Label();
        reason.getStyleClass().add("reason");
        reason.setWrapText(true);
        reason.setMinHeight(Region.USE_PREF_SIZE);
        reason.textProperty().bind(problem);
        showWhere(reason, problem.isNotEmpty());
        return reason;
    }

    /** Makes a node visible and managed only while a condition is true. */
    static <N extends Node> N showWhere(N node, BooleanBinding condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
        return node;
    }

    /** The same for an observable of another type. */
    static <N extends Node> N showWhere(N node, ObservableValue<Boolean> condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
        return node;
    }

    /** A sentence; hidden if it is empty. */
    static Label line(String id) {
        Label label = new Label();
        label.setId(id);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /** Sets the text, and hides the label if it is empty. */
    static void show(Label line, Optional<String> text) {
        line.setText(text.orElse(""));
        Presence.set(line, !line.getText().isEmpty());
    }
}
