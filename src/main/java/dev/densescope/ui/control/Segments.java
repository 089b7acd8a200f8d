package dev.densescope.ui.control;

import java.util.HashMap;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/**
 * A segmented control: adjacent buttons, of which exactly one is selected. FX thread only.
 *
 * @param <T> type of a choice
 */
public final class Segments<T> extends HBox {
    private final ToggleGroup group = new ToggleGroup();
    private final Map<T, ToggleButton> buttons = new HashMap<>();
    private final ReadOnlyObjectWrapper<T> chosen;

    /** @param first the initial choice; must be added like the others */
    public Segments(T first) {
        chosen = new ReadOnlyObjectWrapper<>(this, "chosen", first);
        getStyleClass().add("segments");
        getStylesheets().add(Segments.class.getResource("segments.css").toExternalForm());
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setMinWidth(USE_PREF_SIZE);
    }

    /** Adds a choice to the right of the others. */
    public Segments<T> add(T choice, String name) {
        ToggleButton button = new ToggleButton(name);
        button.setToggleGroup(group);
        button.getStyleClass().addAll("segment", "small-segment");
        button.setSelected(choice.equals(chosen.get()));
        button.setOnAction(event -> choose(choice));
        buttons.put(choice, button);
        getChildren().add(button);
        for (int i = 0; i < getChildren().size(); i++) {
            getChildren().get(i).getStyleClass().removeAll("first", "last");
        }
        getChildren().get(0).getStyleClass().add("first");
        getChildren().get(getChildren().size() - 1).getStyleClass().add("last");
        return this;
    }

    public ReadOnlyObjectProperty<T> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    public T chosen() {
        return chosen.get();
    }

    /** Selects a choice, like a click. */
    public void choose(T choice) {
        chosen.set(choice);
        showChosen(choice);
    }

    /** Marks a choice without selecting it, for example the one in effect while the control is disabled. */
    public void showChosen(T choice) {
        buttons.get(choice).setSelected(true);
    }
}
