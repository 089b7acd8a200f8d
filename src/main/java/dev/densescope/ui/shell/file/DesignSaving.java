package dev.densescope.ui.shell.file;

import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.json.DesignFile;
import dev.densescope.spec.json.DesignFileException;
import dev.densescope.ui.AttemptNotices;
import dev.densescope.ui.Background;
import dev.densescope.ui.Messages;
import dev.densescope.ui.NoticeLink;
import dev.densescope.ui.Notices;
import dev.densescope.ui.model.DesignDocument;
import dev.densescope.ui.model.PlanCopy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Saves the design, and asks before unsaved work would be lost. FX thread only. Files are written in the background, in
 * the order of the user's commands; what needs the design to be saved waits while it is written.
 */
final class DesignSaving {
    private static final String EXTENSION = ".json";
    /** All attempts to save the design, to whatever file. */
    private static final String SAVING = "design";

    private final DesignDocument document;
    private final FileDialogs dialogs;
    private final Notices notices;
    private final AttemptNotices attempts;
    private final UserSettings settings;
    private final Background background;
    private final Deque<Runnable> afterWriting = new ArrayDeque<>();
    private boolean writing;

    /** @param background writes files, one after the other */
    DesignSaving(
            DesignDocument document,
            FileDialogs dialogs,
            Notices notices,
            UserSettings settings,
            Background background) {
        this.document = document;
        this.dialogs = dialogs;
        this.notices = notices;
        attempts = new AttemptNotices(notices);
        this.settings = settings;
        this.background = background;
    }

    /** Saves the design to its file, or to one that the user chooses. */
    void save() {
        save(saved -> {});
    }

    /** Saves the design to a file that the user chooses. */
    void saveAs() {
        whenWritten(() -> saveAs(saved -> {}));
    }

    /**
     * Asks whether the design may be replaced, if it is not saved.
     *
     * @param answered called once, at once or later: true when the design is saved or the user has discarded the work; false
     *     if the user cancelled or if it could not be saved
     */
    void mayLeave(Consumer<Boolean> answered) {
        whenWritten(() -> ask(answered));
    }

    private void ask(Consumer<Boolean> answered) {
        if (!document.isUnsaved()) {
            answered.accept(true);
            return;
        }
        String shown = document.spec().name();
        Optional<Runnable> again = document.returnToReplacedWork();
        Runnable goBack = again.orElse(() -> {});
        switch (dialogs.askUnsaved(document.spec().name(), again.map(replaced -> shown))) {
            case SAVE ->
                save(saved -> {
                    goBack.run();
                    if (saved) {
                        mayLeave(answered); // it may have been edited meanwhile
                    } else {
                        answered.accept(false);
                    }
                });
            case DISCARD -> {
                goBack.run();
                answered.accept(true);
            }
            case CANCEL -> {
                goBack.run();
                answered.accept(false);
            }
        }
    }

    private void save(Consumer<Boolean> saved) {
        whenWritten(() -> document.file().ifPresentOrElse(file -> writeAgain(file, saved), () -> saveAs(saved)));
    }

    /** Writes the design to its file, but asks first if another program has changed it and the user was not told yet. */
    private void writeAgain(Path file, Consumer<Boolean> saved) {
        Optional<DenseNetSpec> known = document.savedSpec();
        write(file, there -> known.isEmpty() || contains(there, known.get()), saved, () -> {
            if (dialogs.askReplaceChanged(file)) {
                write(file, saved);
            } else {
                endWriting(saved, false);
            }
        });
    }

    /** Whether a file contains the design, or nothing that could be lost. Worker. */
    private static boolean contains(Path file, DenseNetSpec design) {
        try {
            return !Files.isRegularFile(file) || DesignFile.read(file).equals(design);
        } catch (DesignFileException unreadable) {
            return false;
        }
    }

    private void saveAs(Consumer<Boolean> saved) {
        Optional<Path> folder = document.file().map(Path::getParent).or(settings::lastFolder);
        dialogs.askSave(folder, suggestedName())
                .ifPresentOrElse(chosen -> writeChosen(chosen, saved), () -> saved.accept(false));
    }

    /**
     * Adds the extension. Refuses to replace an existing file of that name, because the dialog has not asked about
     * it.
     */
    private void writeChosen(Path chosen, Consumer<Boolean> saved) {
        Path file = withExtension(chosen);
        if (file.equals(chosen)) {
            write(file, saved);
        } else {
            write(file, there -> !Files.exists(there), saved, () -> {
                attempts.failed(SAVING, Messages.text("file.exists", file.getFileName()));
                endWriting(saved, false);
            });
        }
    }

    /** Writes the design, in place of what is there. */
    private void write(Path file, Consumer<Boolean> saved) {
        write(file, there -> true, saved, () -> {});
    }

    /**
     * Writes the design.
     *
     * @param mayReplace whether what is there may be replaced; asked on the worker
     * @param refused called on the FX thread instead of writing, and ends the writing
     */
    private void write(Path file, Predicate<Path> mayReplace, Consumer<Boolean> saved, Runnable refused) {
        DenseNetSpec design = document.spec();
        StoragePlan plan = document.planProperty().get();
        Runnable keep = document.saving(file);
        writing = true;
        background.begin(
                Messages.text("file.saveFailed", file.getFileName()),
                () -> {
                    if (!mayReplace.test(file)) {
                        background.fx().execute(refused);
                        return;
                    }
                    Optional<String> failed = write(file, design);
                    background.fx().execute(() -> {
                        failed.ifPresentOrElse(
                                sentence -> attempts.failed(SAVING, sentence), () -> written(file, plan, keep));
                        endWriting(saved, failed.isEmpty());
                    });
                },
                failure -> {
                    attempts.failed(SAVING, failure);
                    endWriting(saved, false);
                });
    }

    /** Worker. Returns why it was not written. */
    private static Optional<String> write(Path file, DenseNetSpec design) {
        try {
            DesignFile.write(file, design);
            return Optional.empty();
        } catch (DesignFileException failed) {
            return Optional.of(failed.sentence());
        }
    }

    private void written(Path file, StoragePlan plan, Runnable keep) {
        keep.run();
        settings.remember(file);
        attempts.succeeded(SAVING);
        if (plan.isNamed()) {
            notices.written(Messages.text("file.saved", file.getFileName()), file);
        } else {
            NoticeLink copy = new NoticeLink(Messages.text("file.copyPlan"), () -> PlanCopy.copy(plan, notices::done));
            notices.done(Messages.text("file.savedWithoutPlan", file.getFileName()), List.of(copy));
        }
    }

    private void endWriting(Consumer<Boolean> saved, boolean isSaved) {
        writing = false;
        saved.accept(isSaved);
        while (!writing && !afterWriting.isEmpty()) {
            afterWriting.remove().run();
        }
    }

    private void whenWritten(Runnable work) {
        if (writing) {
            afterWriting.add(work);
        } else {
            work.run();
        }
    }

    private String suggestedName() {
        return document.file()
                .map(file -> file.getFileName().toString())
                .orElseGet(() -> DesignFile.stem(document.spec()) + EXTENSION);
    }

    private static Path withExtension(Path file) {
        String name = file.getFileName().toString();
        return name.toLowerCase(Locale.ROOT).endsWith(EXTENSION) ? file : file.resolveSibling(name + EXTENSION);
    }
}
