package dev.densescope.ui.shell.file;

import dev.densescope.problem.DenseScopeException;
import dev.densescope.session.imports.ImportedDesign;
import dev.densescope.session.imports.SavedCheckpoint;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.Presets;
import dev.densescope.spec.json.DesignFile;
import dev.densescope.spec.json.DesignFileException;
import dev.densescope.ui.AttemptNotices;
import dev.densescope.ui.Background;
import dev.densescope.ui.Messages;
import dev.densescope.ui.Notices;
import dev.densescope.ui.model.DesignDocument;
import dev.densescope.ui.model.run.StartingWeights;
import dev.densescope.ui.shell.open.OpenPlan;
import dev.densescope.ui.shell.open.OpenTargets;
import dev.densescope.ui.shell.open.OpenedDesign;
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
 * New, open, save, save as; never loses unsaved work without asking. FX thread only. Files are read and written in the
 * background, in the order of the user's commands; what needs the design to be saved waits while it is written.
 */
public final class FileDesk {
    private static final String START_PRESET = "densenet-bc-100-12";
    private static final String EXTENSION = ".json";
    /** All attempts to save the design, to whatever file. */
    private static final String SAVING = "design";

    private final DesignDocument document;
    private final StartingWeights startingWeights;
    private final FileDialogs dialogs;
    private final Notices notices;
    private final UserSettings settings;
    private final OpenTargets targets;
    private final Background background;
    private final AttemptNotices attempts;
    private final Deque<Runnable> afterWriting = new ArrayDeque<>();
    private boolean writing;

    /**
     * @param targets show what was opened
     * @param background reads and writes files, one after the other
     */
    public FileDesk(
            DesignDocument document,
            StartingWeights startingWeights,
            FileDialogs dialogs,
            Notices notices,
            UserSettings settings,
            OpenTargets targets,
            Background background) {
        this.document = document;
        this.startingWeights = startingWeights;
        this.dialogs = dialogs;
        this.notices = notices;
        attempts = new AttemptNotices(notices);
        this.settings = settings;
        this.targets = targets;
        this.background = background;
    }

    /** The design a new document starts from. */
    public static DenseNetSpec startDesign() {
        return Presets.find(START_PRESET).orElseThrow();
    }

    /** Starts a new design, unless the user keeps the current one, and shows it. */
    public void startNew() {
        leave(() -> {
            document.startFrom(startDesign());
            startingWeights.forget();
            targets.design().run();
        });
    }

    /** Asks for a file, and opens it. */
    public void open() {
        dialogs.askOpen(settings.lastFolder()).ifPresent(file -> open(List.of(file)));
    }

    /**
     * Opens files that may be of any kind: a design or weights, which replace the design once the user has saved or
     * discarded unsaved work; a run file; several run files and traces, which are compared. Each file that cannot be
     * opened is told in a sentence.
     */
    public void open(List<Path> files) {
        background.begin(Messages.text("opening.failed"), () -> recognise(files), notices::failed);
    }

    /** Worker. */
    private void recognise(List<Path> files) {
        OpenPlan plan = OpenPlan.of(files);
        background.fx().execute(() -> openRecorded(plan));
        List<OpenPlan.Candidate> designs = plan.designs();
        for (int index = 0; index < designs.size(); index++) {
            if (isRead(designs.get(index))) {
                Optional<String> others = plan.notOpenedBesides(index);
                background.fx().execute(() -> others.ifPresent(notices::failed));
                return;
            }
        }
    }

    private void openRecorded(OpenPlan plan) {
        plan.refused().forEach(notices::failed);
        plan.run().ifPresent(targets.run());
        if (!plan.compared().isEmpty()) {
            targets.compared().accept(plan.compared());
        }
    }

    /** Reads a design and shows it; false if it cannot be used, which is told. Worker. */
    private boolean isRead(OpenPlan.Candidate design) {
        String reading = Messages.text("opening.reading", design.file().getFileName());
        if (design.isWeights()) {
            background.fx().execute(() -> notices.done(reading));
        }
        try {
            OpenedDesign opened = OpenedDesign.read(design.file(), design.isWeights());
            background.fx().execute(() -> {
                notices.withdraw(reading);
                show(opened);
            });
            return true;
        } catch (DenseScopeException refused) {
            background.fx().execute(() -> {
                notices.withdraw(reading);
                notices.failed(refused.sentence());
            });
            return false;
        }
    }

    private void show(OpenedDesign opened) {
        leave(() -> {
            opened.imported().ifPresentOrElse(this::show, () -> {
                document.opened(opened.spec(), opened.file());
                startingWeights.forget();
            });
            settings.remember(opened.file());
            targets.design().run();
        });
    }

    /** Saves the design to its file, or to one that the user chooses. */
    public void save() {
        save(saved -> {});
    }

    /** Saves the design to a file that the user chooses. */
    public void saveAs() {
        whenWritten(() -> saveAs(saved -> {}));
    }

    /**
     * Asks whether the design may be replaced, if it is not saved.
     *
     * @param answered called once, at once or later: true when the design is saved or the user has discarded the work; false
     *     if the user cancelled or if it could not be saved
     */
    public void mayLeave(Consumer<Boolean> answered) {
        whenWritten(() -> ask(answered));
    }

    private void leave(Runnable then) {
        mayLeave(may -> {
            if (may) {
                then.run();
            }
        });
    }

    private void ask(Consumer<Boolean> answered) {
        if (!document.isUnsaved()) {
            answered.accept(true);
            return;
        }
        document.returnToReplacedWork();
        switch (dialogs.askUnsaved(document.spec().name())) {
            case SAVE ->
                save(saved -> {
                    if (saved) {
                        mayLeave(answered); // it may have been edited meanwhile
                    } else {
                        answered.accept(false);
                    }
                });
            case DISCARD -> answered.accept(true);
            case CANCEL -> answered.accept(false);
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

    /** Shows an imported design, which has no file but no unsaved work either. */
    private void show(ImportedDesign imported) {
        document.startFrom(imported.spec());
        imported.checkpoint().ifPresentOrElse(this::offer, () -> startFrom(imported));
    }

    private void offer(SavedCheckpoint checkpoint) {
        startingWeights.forget();
        notices.offer(
                Messages.text(
                        "file.checkpoint",
                        checkpoint.spec().name(),
                        checkpoint.spec().batch(),
                        checkpoint.file().getFileName(),
                        checkpoint.steps()),
                Messages.text("file.resume"),
                () -> resume(checkpoint));
    }

    /**
     * Resumes the training of a checkpoint, and first restores its design if the design has changed since the offer.
     */
    private void resume(SavedCheckpoint checkpoint) {
        if (document.spec().equals(checkpoint.spec())) {
            startingWeights.resume(checkpoint);
            return;
        }
        leave(() -> {
            document.startFrom(checkpoint.spec());
            startingWeights.resume(checkpoint);
        });
    }

    private void startFrom(ImportedDesign imported) {
        startingWeights.use(imported.file());
        new ImportNotice(document, notices, imported).show();
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
                                sentence -> attempts.failed(SAVING, sentence), () -> written(file, keep));
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

    private void written(Path file, Runnable keep) {
        keep.run();
        settings.remember(file);
        attempts.succeeded(SAVING);
        notices.written(Messages.text("file.saved", file.getFileName()), file);
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
