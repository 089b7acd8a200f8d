package dev.densescope.ui.run.model;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** Asks before a run replaces files of earlier trainings. JavaFX thread only. */
public final class OutputQuestion {
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper(this, "text", "");
    private Runnable replace = () -> {};

    /** What is asked: which files would be replaced; empty while nothing is. */
    public ReadOnlyStringProperty textProperty() {
        return text.getReadOnlyProperty();
    }

    /**
     * A run was not started for the sake of files.
     *
     * @param sentences which they are, and whose
     * @param goOn starts it all the same
     */
    void ask(String sentences, Runnable goOn) {
        replace = goOn;
        text.set(sentences);
    }

    /** The user agrees: the run goes on. */
    public void agree() {
        Runnable agreed = replace;
        forget();
        agreed.run();
    }

    /** The user thinks better of it, or has changed what would be written. */
    public void forget() {
        text.set("");
        replace = () -> {};
    }
}
