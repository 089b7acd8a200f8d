package dev.densescope.ui.run.model;

import dev.densescope.ui.Messages;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** The confirmation before a run replaces files or discards a training that is not saved. JavaFX thread only. */
public final class OutputQuestion {
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper(this, "text", "");
    private final ReadOnlyStringWrapper agreement = new ReadOnlyStringWrapper(this, "agreement", "");
    private Runnable replace = () -> {};
    private boolean ofUnsaved;

    /** The question, which names what would be lost; empty if there is none. */
    public ReadOnlyStringProperty textProperty() {
        return text.getReadOnlyProperty();
    }

    /** The text of the button that confirms. */
    public ReadOnlyStringProperty agreementProperty() {
        return agreement.getReadOnlyProperty();
    }

    /**
     * Asks before a run discards a training that is not saved.
     *
     * @param goOn starts the run
     */
    void askUnsaved(String sentence, Runnable goOn) {
        ofUnsaved = true;
        agreement.set(Messages.text("run.unsaved.agree"));
        replace = goOn;
        text.set(sentence);
    }

    /**
     * Asks before a run replaces files.
     *
     * @param sentences the files, and the trainings that they belong to
     * @param goOn starts the run
     */
    void ask(String sentences, Runnable goOn) {
        agreement.set(Messages.text("run.replace"));
        replace = goOn;
        text.set(sentences);
    }

    /** Withdraws the question about a training, which is now saved. */
    void saved() {
        if (ofUnsaved) {
            forget();
        }
    }

    /** The user confirms: starts the run. */
    public void agree() {
        Runnable agreed = replace;
        forget();
        agreed.run();
    }

    /** The user cancels, or has changed the output files. */
    public void forget() {
        text.set("");
        ofUnsaved = false;
        replace = () -> {};
    }
}
