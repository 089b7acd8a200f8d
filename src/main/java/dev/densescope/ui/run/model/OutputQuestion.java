package dev.densescope.ui.run.model;

import dev.densescope.ui.Messages;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** Asks before a run costs what earlier trainings have reached. JavaFX thread only. */
public final class OutputQuestion {
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper(this, "text", "");
    private final ReadOnlyStringWrapper agreement = new ReadOnlyStringWrapper(this, "agreement", "");
    private Runnable replace = () -> {};
    private boolean ofUnsaved;

    /** What is asked: what would be lost; empty while nothing is. */
    public ReadOnlyStringProperty textProperty() {
        return text.getReadOnlyProperty();
    }

    /** What the user says to let it go on all the same. */
    public ReadOnlyStringProperty agreementProperty() {
        return agreement.getReadOnlyProperty();
    }

    /**
     * A run was not started for the sake of a training that is in no file.
     *
     * @param goOn starts it all the same
     */
    void askUnsaved(String sentence, Runnable goOn) {
        ofUnsaved = true;
        agreement.set(Messages.text("run.unsaved.agree"));
        replace = goOn;
        text.set(sentence);
    }

    /**
     * A run was not started for the sake of files.
     *
     * @param sentences which they are, and whose
     * @param goOn starts it all the same
     */
    void ask(String sentences, Runnable goOn) {
        agreement.set(Messages.text("run.replace"));
        replace = goOn;
        text.set(sentences);
    }

    /** The training is in a file now, so that nothing is asked for its sake any more. */
    void saved() {
        if (ofUnsaved) {
            forget();
        }
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
        ofUnsaved = false;
        replace = () -> {};
    }
}
