package dev.densescope.ui.run.form;

import dev.densescope.ui.Background;
import dev.densescope.ui.LatestWork;
import dev.densescope.ui.Messages;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * Inspects the files of a form on a worker, since a folder in a network may not answer for minutes. FX thread only.
 */
public final class FileLooks {
    private final Background background;

    /** @param background with one worker, which inspects files in the order of the requests */
    public FileLooks(Background background) {
        this.background = background;
    }

    /** Inspects files on the calling thread. */
    static FileLooks atOnce() {
        return new FileLooks(new Background(Runnable::run, Runnable::run));
    }

    Reason reason() {
        return new Reason(new LatestWork(background));
    }

    /** Calls back when everything has been inspected that was requested before. */
    void whenSeen(Runnable then) {
        Runnable reply = () -> background.fx().execute(then);
        background.begin(Messages.text("run.start.lookFailed"), reply, failure -> then.run());
    }

    /** Why files cannot be used, as last seen: one sentence, empty if they can. */
    static final class Reason {
        private final LatestWork latest;
        private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper(this, "text", "");

        private Reason(LatestWork latest) {
            this.latest = latest;
        }

        ReadOnlyStringProperty textProperty() {
            return text.getReadOnlyProperty();
        }

        /** Sets a reason for which no file is inspected. */
        void set(String reason) {
            latest.stop();
            text.set(reason);
        }

        /**
         * Finds the reason again.
         *
         * @param check inspects the files; called on the worker
         */
        void find(Supplier<String> check) {
            latest.begin(
                    Messages.text("run.start.lookFailed"),
                    stop -> check.get(),
                    text::set,
                    failure -> text.set(failure.sentence()));
        }
    }
}
