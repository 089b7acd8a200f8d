package dev.densescope.ui.shell;

import dev.densescope.file.FolderLock;
import dev.densescope.file.NameClaim;
import dev.densescope.ui.Messages;
import dev.densescope.ui.NoticeLink;
import dev.densescope.ui.model.DesignDocument;
import dev.densescope.ui.shell.file.Autosave;
import dev.densescope.ui.shell.file.RecoveryFile;
import dev.densescope.ui.shell.notice.WindowNotices;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Offers unsaved work of earlier starts that ended unexpectedly, one at a time, newest first. A recovery file is
 * deleted only after the user's answer; if it is restored, only after this start has saved it. Each is offered by one
 * window. FX thread only.
 */
final class UnsavedWorkRecovery {
    private static final Logger LOG = LoggerFactory.getLogger(UnsavedWorkRecovery.class);

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final DesignDocument document;
    private final Autosave autosave;
    private final WindowNotices notices;
    private final Deque<Found> waiting = new ArrayDeque<>();

    private record Found(RecoveryFile work, Optional<NameClaim> claim) {
        void release() {
            claim.ifPresent(RecoveryFile::release);
        }

        void delete() {
            work.delete();
            release();
        }
    }

    UnsavedWorkRecovery(DesignDocument document, Autosave autosave, WindowNotices notices) {
        this.document = document;
        this.autosave = autosave;
        this.notices = notices;
    }

    /** Offers work that differs from the current design and from its own file, and deletes the rest. */
    void offer(Path folder) {
        for (Found found : claimAll(folder)) {
            RecoveryFile work = found.work();
            if (work.isSaved() || work.design().filter(document.spec()::equals).isPresent()) {
                found.delete();
            } else {
                waiting.add(found);
            }
        }
        offerNext();
    }

    /** Leaves unanswered offers to the next start. */
    void leave() {
        waiting.forEach(Found::release);
    }

    private static List<Found> claimAll(Path folder) {
        try {
            return FolderLock.hold(
                    folder,
                    PATIENCE,
                    () -> RecoveryFile.in(folder).stream()
                            .map(work -> new Found(work, work.claim()))
                            .toList());
        } catch (IOException failed) {
            LOG.warn("Unsaved work in {} cannot be offered: {}", folder, failed.getMessage());
            return List.of();
        }
    }

    /** Offers the next recovery file, which remains until it is answered. */
    private void offerNext() {
        if (!waiting.isEmpty()) {
            Found found = waiting.peek();
            found.work()
                    .design()
                    .ifPresent(design -> notices.ask(
                            Messages.text("autosave.found", design.name()),
                            new NoticeLink(Messages.text("autosave.restore"), () -> restore(found)),
                            new NoticeLink(Messages.text("autosave.discard"), () -> discard(found))));
        }
    }

    private void restore(Found found) {
        RecoveryFile work = found.work();
        work.design().ifPresent(design -> document.restore(Messages.text("autosave.edit"), design, work.file()));
        waiting.remove();
        if (autosave.keep()) {
            found.delete();
        } else {
            found.release();
        }
        offerNext();
    }

    private void discard(Found found) {
        waiting.remove();
        found.delete();
        offerNext();
    }
}
