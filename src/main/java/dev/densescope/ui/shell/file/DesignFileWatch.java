package dev.densescope.ui.shell.file;

import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.json.DesignFile;
import dev.densescope.spec.json.DesignFileException;
import dev.densescope.ui.Background;
import dev.densescope.ui.Messages;
import dev.densescope.ui.NoticeLink;
import dev.densescope.ui.Repeated;
import dev.densescope.ui.model.DesignDocument;
import dev.densescope.ui.shell.notice.WindowNotices;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Notices when another program, or another window, changes or deletes the file of the design, and asks whether to reload it.
 * The file is looked at in the background, every few seconds. FX thread only.
 */
public final class DesignFileWatch {
    private static final Duration PERIOD = Duration.ofSeconds(2);

    private final DesignDocument document;
    private final WindowNotices notices;
    private final Background background;
    private final Repeated looks = new Repeated("looks at the design's file", PERIOD, this::look);
    private Optional<Path> watched = Optional.empty();
    private Look last = Look.NONE;
    /** The contents that the user knows of. */
    private Look told = Look.NONE;

    private Optional<String> question = Optional.empty();
    private boolean looking;

    /** What one look at the file saw; it is read only once it has stopped changing. */
    private record Look(long millis, long bytes) {
        static final Look NONE = new Look(0, -1);

        static Look at(Path file) {
            return file.toFile().isFile()
                    ? new Look(file.toFile().lastModified(), file.toFile().length())
                    : NONE;
        }

        boolean isGone() {
            return equals(NONE);
        }
    }

    public DesignFileWatch(DesignDocument document, WindowNotices notices, Background background) {
        this.document = document;
        this.notices = notices;
        this.background = background;
    }

    public void start() {
        looks.start();
    }

    public void stop() {
        looks.stop();
    }

    /** Looks at the file once. */
    void look() {
        if (!document.file().equals(watched)) {
            watched = document.file();
            last = Look.NONE;
            told = Look.NONE;
            withdraw();
        }
        if (watched.isPresent() && !looking) {
            looking = true;
            Path file = watched.get();
            Look before = last;
            Look known = told;
            background.begin(
                    Messages.text("file.watchFailed", file.getFileName()),
                    () -> look(file, before, known),
                    failure -> looking = false);
        }
    }

    /** Worker. */
    private void look(Path file, Look before, Look known) {
        Look now = Look.at(file);
        Optional<DenseNetSpec> design = Optional.empty();
        String problem = "";
        if (now.equals(before) && !now.isGone() && !now.equals(known)) {
            try {
                design = Optional.of(DesignFile.read(file));
            } catch (DesignFileException unreadable) {
                problem = unreadable.sentence();
            }
        }
        Optional<DenseNetSpec> read = design;
        String reason = problem;
        background.fx().execute(() -> {
            looking = false;
            if (document.file().equals(Optional.of(file))) {
                seen(file, now, read, reason);
            }
        });
    }

    private void seen(Path file, Look now, Optional<DenseNetSpec> design, String problem) {
        boolean first = told.isGone();
        boolean gone = now.isGone() && last.isGone() && !told.isGone();
        last = now;
        if (design.isPresent()) {
            told = now;
            compare(file, design.get(), first);
        } else if (!problem.isEmpty()) {
            told = now;
            lose(Messages.text("file.changedUnreadable", file.getFileName(), problem));
        } else if (gone) {
            told = now;
            lose(Messages.text("file.gone", file.getFileName()));
        }
    }

    private void compare(Path file, DenseNetSpec design, boolean first) {
        withdraw();
        boolean known = document.savedSpec().map(design::equals).orElse(first || design.equals(document.spec()));
        if (!known) {
            document.fileLost();
            String text = Messages.text("file.changed", file.getFileName());
            question = Optional.of(text);
            notices.ask(
                    text,
                    new NoticeLink(Messages.text("file.changed.reload"), () -> {
                        question = Optional.empty();
                        document.reloaded(Messages.text("file.changed.edit"), design);
                    }),
                    new NoticeLink(Messages.text("file.changed.keep"), () -> question = Optional.empty()));
        }
    }

    /** The design in the window is now the only one. */
    private void lose(String text) {
        withdraw();
        document.fileLost();
        notices.failed(text);
    }

    private void withdraw() {
        question.ifPresent(notices::withdraw);
        question = Optional.empty();
    }
}
