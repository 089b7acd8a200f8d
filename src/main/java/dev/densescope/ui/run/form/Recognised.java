package dev.densescope.ui.run.form;

import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * The content of the chosen file, as soon as it was inspected. FX thread only.
 *
 * @param <T> the expected content
 */
public final class Recognised<T> {
    private final ObjectProperty<Optional<T>> found = new SimpleObjectProperty<>(this, "found", Optional.empty());
    private final StringProperty refusal = new SimpleStringProperty(this, "refusal", "");

    Recognised() {}

    /** The content; empty before the inspection, and if the file has another content. */
    public ReadOnlyObjectProperty<Optional<T>> foundProperty() {
        return found;
    }

    /**
     * Why the file has another content, in one sentence; empty if it has the expected one, or before the inspection.
     */
    public ReadOnlyStringProperty refusalProperty() {
        return refusal;
    }

    /** Call it when an inspection starts, or there is no file to inspect. */
    public void clear() {
        found.set(Optional.empty());
        refusal.set("");
    }

    /** Call it with the content that was found. */
    public void recognise(T seen) {
        found.set(Optional.of(seen));
    }

    /** Call it if the file has another content. */
    public void refuse(String sentence) {
        refusal.set(sentence);
    }
}
