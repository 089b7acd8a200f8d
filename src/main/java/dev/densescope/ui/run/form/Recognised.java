package dev.densescope.ui.run.form;

import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * What the chosen file is, once somebody has looked. FX thread only.
 *
 * @param <T> what it was to be
 */
public final class Recognised<T> {
    private final ObjectProperty<Optional<T>> found = new SimpleObjectProperty<>(this, "found", Optional.empty());
    private final StringProperty refusal = new SimpleStringProperty(this, "refusal", "");

    Recognised() {}

    /** Empty until somebody has looked, and if it is none. */
    public ReadOnlyObjectProperty<Optional<T>> foundProperty() {
        return found;
    }

    /** Why it is none, one sentence; empty if it is one, or nobody has looked. */
    public ReadOnlyStringProperty refusalProperty() {
        return refusal;
    }

    /** Somebody looks, or nothing is to be looked at. */
    public void clear() {
        found.set(Optional.empty());
        refusal.set("");
    }

    /** They have seen it. */
    public void recognise(T seen) {
        found.set(Optional.of(seen));
    }

    /** They have seen that it is none. */
    public void refuse(String sentence) {
        refusal.set(sentence);
    }
}
