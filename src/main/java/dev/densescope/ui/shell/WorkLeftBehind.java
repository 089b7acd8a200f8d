package dev.densescope.ui.shell;

import dev.densescope.ui.Messages;
import dev.densescope.ui.model.DesignDocument;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Offers the unsaved work of earlier starts that did not end well, one after the other, newest first. It is deleted only
 * when the user has answered; restored work only once this start keeps it too. FX thread only.
 */
final class WorkLeftBehind {
    private final DesignDocument document;
    private final Autosave autosave;
    private final Toasts toasts;
    private final Deque<KeptWork> waiting = new ArrayDeque<>();

    WorkLeftBehind(DesignDocument document, Autosave autosave, Toasts toasts) {
        this.document = document;
        this.autosave = autosave;
        this.toasts = toasts;
    }

    /** Offers what differs from the design shown and from its own file; the rest is not needed and deleted. */
    void offer(List<KeptWork> found) {
        for (KeptWork work : found) {
            if (work.isSaved() || work.design().filter(document.spec()::equals).isPresent()) {
                work.delete();
            } else {
                waiting.add(work);
            }
        }
        offerNext();
    }

    private void offerNext() {
        if (!waiting.isEmpty()) {
            KeptWork work = waiting.poll();
            work.design()
                    .ifPresent(design -> toasts.ask(
                            Messages.text("autosave.found", design.name()),
                            new Toasts.Answer(Messages.text("autosave.restore"), () -> restore(work)),
                            new Toasts.Answer(Messages.text("autosave.discard"), () -> discard(work))));
        }
    }

    private void restore(KeptWork work) {
        work.design().ifPresent(design -> document.restore(Messages.text("autosave.edit"), design, work.file()));
        if (autosave.keep()) {
            work.delete();
        }
        offerNext();
    }

    private void discard(KeptWork work) {
        work.delete();
        offerNext();
    }
}
