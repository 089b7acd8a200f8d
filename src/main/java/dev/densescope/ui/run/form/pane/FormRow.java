package dev.densescope.ui.run.form.pane;

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

/** The rows that forms are made of. */
final class FormRow {
    private FormRow() {}

    /** A name on the left and what is set on the right. */
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

    /** A number with its name, and below it why it cannot be used. */
    static VBox number(String name, String id, NumberEntry entry) {
        return new VBox(of(name, field(name, id, entry)), reason(entry.problem()));
    }

    /** A field for a number, marked while what is typed cannot be used. */
    static TextField field(String name, String id, NumberEntry entry) {
        TextField field = new TextField();
        field.setId(id);
        field.getStyleClass().add("number");
        field.setPrefColumnCount(7);
        field.textProperty().bindBidirectional(entry.textProperty());
        field.setAccessibleText(name);
        entry.problem().addListener((observable, before, now) -> mark(field, now));
        mark(field, entry.problem().get());
        return field;
    }

    /** Choices side by side that show a property and set it. */
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

    /** Why something cannot be used; takes no place while it can. */
    static Label reason(StringBinding problem) {
        Label reason = new Label();
        reason.getStyleClass().add("reason");
        reason.setWrapText(true);
        reason.setMinHeight(Region.USE_PREF_SIZE);
        reason.textProperty().bind(problem);
        showWhere(reason, problem.isNotEmpty());
        return reason;
    }

    /** Shows something, and gives it place, only where a condition holds. */
    static <N extends Node> N showWhere(N node, BooleanBinding condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
        return node;
    }

    /** The same for a condition of another kind. */
    static <N extends Node> N showWhere(N node, ObservableValue<Boolean> condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
        return node;
    }

    /** A sentence that is shown where there is something to say. */
    static Label line(String id) {
        Label label = new Label();
        label.setId(id);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /** Says something, or takes no place. */
    static void show(Label line, Optional<String> text) {
        line.setText(text.orElse(""));
        present(line, !line.getText().isEmpty());
    }

    static void present(Node node, boolean present) {
        node.setVisible(present);
        node.setManaged(present);
    }

    private static void mark(TextField field, String problem) {
        field.getStyleClass().remove("invalid");
        if (!problem.isEmpty()) {
            field.getStyleClass().add("invalid");
        }
    }
}
