package dev.densescope.ui.shell;

import dev.densescope.file.FolderLock;
import dev.densescope.file.write.NameClaim;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.ui.Background;
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
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Offers unsaved work of earlier starts that ended unexpectedly, one at a time, newest first. A recovery file is
 * deleted only after the user's answer; if it is restored, only after this start has saved it. Each is offered by one
 * window. Work that cannot be read is told, and kept. FX thread only; files are read and written in the background.
 */
final class UnsavedWorkRecovery {
    private static final Logger LOG = LoggerFactory.getLogger(UnsavedWorkRecovery.class);

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final DesignDocument document;
    private final Autosave autosave;
    private final WindowNotices notices;
    private final Background background;
    private final Deque<Found> waiting = new ArrayDeque<>();

    private record Found(RecoveryFile work, DenseNetSpec design, Optional<Path> file, Optional<NameClaim> claim) {
        void release() {
            claim.ifPresent(RecoveryFile::release);
        }

        void delete() {
            work.delete();
            release();
        }
    }

    UnsavedWorkRecovery(DesignDocument document, Autosave autosave, WindowNotices notices, Background background) {
        this.document = document;
        this.autosave = autosave;
        this.notices = notices;
        this.background = background;
    }

    /** Offers work that differs from the current design and from its own file, and deletes the rest. */
    void offer(Path folder) {
        inBackground(() -> {
            List<Found> found = claimAll(folder);
            List<Path> damaged = RecoveryFile.keepDamagedAside(folder);
            List<String> unreadable = RecoveryFile.unreadable(folder);
            background.fx().execute(() -> {
                damaged.forEach(copy -> notices.failed(Messages.text("autosave.damaged", copy)));
                unreadable.forEach(reason -> notices.failed(Messages.text("autosave.notRead", reason)));
                offer(found);
            });
        });
    }

    /** Leaves unanswered offers to the next start. */
    void leave() {
        waiting.forEach(Found::release);
    }

    private void offer(List<Found> found) {
        for (Found each : found) {
            if (each.design().equals(document.spec())) {
                inBackground(each::delete);
            } else {
                waiting.add(each);
            }
        }
        offerNext();
    }

    private void inBackground(Runnable work) {
        background.begin(Messages.text("autosave.failed"), work, notices::failed);
    }

    private static List<Found> claimAll(Path folder) {
        try {
            return FolderLock.hold(folder, PATIENCE, () -> {
                List<Found> found = new ArrayList<>();
                for (RecoveryFile work : RecoveryFile.in(folder)) {
                    if (work.isSaved()) {
                        work.delete();
                    } else {
                        work.design()
                                .ifPresent(design -> found.add(new Found(work, design, work.file(), work.claim())));
                    }
                }
                return found;
            });
        } catch (IOException failed) {
            LOG.warn("Unsaved work in {} cannot be offered: {}", folder, failed.getMessage());
            return List.of();
        }
    }

    /** Offers the next recovery file, which remains until it is answered. */
    private void offerNext() {
        if (!waiting.isEmpty()) {
            Found found = waiting.peek();
            notices.ask(
                    Messages.text("autosave.found", found.design().name()),
                    new NoticeLink(Messages.text("autosave.restore"), () -> restore(found)),
                    new NoticeLink(Messages.text("autosave.discard"), () -> discard(found)));
        }
    }

    private void restore(Found found) {
        document.restore(Messages.text("autosave.edit"), found.design(), found.file());
        waiting.remove();
        BooleanSupplier keeping = autosave.keeping();
        inBackground(() -> {
            if (keeping.getAsBoolean()) {
                found.delete();
            } else {
                found.release();
            }
        });
        offerNext();
    }

    private void discard(Found found) {
        waiting.remove();
        inBackground(found::delete);
        offerNext();
    }
}
