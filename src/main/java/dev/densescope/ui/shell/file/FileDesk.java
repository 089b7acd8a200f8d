package dev.densescope.ui.shell.file;

import dev.densescope.problem.DenseScopeException;
import dev.densescope.session.imports.ImportedDesign;
import dev.densescope.session.imports.SavedCheckpoint;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.Presets;
import dev.densescope.spec.json.DesignFile;
import dev.densescope.spec.json.DesignFileException;
import dev.densescope.ui.Background;
import dev.densescope.ui.Messages;
import dev.densescope.ui.Notices;
import dev.densescope.ui.model.DesignDocument;
import dev.densescope.ui.model.StartingWeights;
import dev.densescope.ui.shell.open.OpenPlan;
import dev.densescope.ui.shell.open.OpenTargets;
import dev.densescope.ui.shell.open.OpenedDesign;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** New, open, save, save as; never loses unsaved work without asking. FX thread only. */
public final class FileDesk {
    private static final String START_PRESET = "densenet-bc-100-12";
    private static final String EXTENSION = ".json";

    private final DesignDocument document;
    private final StartingWeights startingWeights;
    private final FileDialogs dialogs;
    private final Notices notices;
    private final UserSettings settings;
    private final OpenTargets targets;
    private final Background background;

    /**
     * @param targets show what was opened
     * @param background reads files
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
        this.settings = settings;
        this.targets = targets;
        this.background = background;
    }

    /** The design a new document starts from. */
    public static DenseNetSpec startDesign() {
        return Presets.find(START_PRESET).orElseThrow();
    }

    /** True if a new design was created; false if the user cancelled. */
    public boolean startNew() {
        if (!mayLeave()) {
            return false;
        }
        document.startFrom(startDesign());
        startingWeights.forget();
        return true;
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
        plan.design().ifPresent(file -> read(file, plan.isWeights()));
    }

    private void openRecorded(OpenPlan plan) {
        plan.refused().forEach(notices::failed);
        plan.run().ifPresent(targets.run());
        if (!plan.compared().isEmpty()) {
            targets.compared().accept(plan.compared());
        }
    }

    /** Worker. */
    private void read(Path file, boolean isWeights) {
        String reading = Messages.text("opening.reading", file.getFileName());
        if (isWeights) {
            background.fx().execute(() -> notices.done(reading));
        }
        try {
            OpenedDesign opened = OpenedDesign.read(file, isWeights);
            background.fx().execute(() -> {
                notices.withdraw(reading);
                show(opened);
            });
        } catch (DenseScopeException refused) {
            background.fx().execute(() -> {
                notices.withdraw(reading);
                notices.failed(refused.sentence());
            });
        }
    }

    private void show(OpenedDesign opened) {
        if (!mayLeave()) {
            return;
        }
        opened.imported().ifPresentOrElse(this::show, () -> {
            document.opened(opened.spec(), opened.file());
            startingWeights.forget();
        });
        settings.remember(opened.file());
        targets.design().run();
    }

    /** True if it was saved; false if it failed or if the user cancelled. */
    public boolean save() {
        return document.file().map(this::write).orElseGet(this::saveAs);
    }

    /** True if it was saved; false if it failed or if the user cancelled. */
    public boolean saveAs() {
        Optional<Path> folder = document.file().map(Path::getParent).or(settings::lastFolder);
        return dialogs.askSave(folder, suggestedName()).map(this::writeChosen).orElse(false);
    }

    /** Whether the design may be replaced: it is saved, or the user saves or discards it now. */
    public boolean mayLeave() {
        if (!document.isUnsaved()) {
            return true;
        }
        document.returnToReplacedWork();
        return switch (dialogs.askUnsaved(document.spec().name())) {
            case SAVE -> save();
            case DISCARD -> true;
            case CANCEL -> false;
        };
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
        if (!document.spec().equals(checkpoint.spec())) {
            if (!mayLeave()) {
                return;
            }
            document.startFrom(checkpoint.spec());
        }
        startingWeights.resume(checkpoint);
    }

    private void startFrom(ImportedDesign imported) {
        startingWeights.use(imported.file());
        new ImportNotice(document, notices, imported).show();
    }

    /**
     * Adds the extension. Refuses to replace an existing file of that name, because the dialog has not asked about
     * it.
     */
    private boolean writeChosen(Path chosen) {
        Path file = withExtension(chosen);
        if (!file.equals(chosen) && Files.exists(file)) {
            notices.failed(Messages.text("file.exists", file.getFileName()));
            return false;
        }
        return write(file);
    }

    private boolean write(Path file) {
        try {
            DesignFile.write(file, document.spec());
        } catch (DesignFileException failed) {
            notices.failed(failed.sentence());
            return false;
        }
        document.saved(document.spec(), file);
        settings.remember(file);
        notices.done(Messages.text("file.saved", file.getFileName()));
        return true;
    }

    private String suggestedName() {
        return document.file()
                .map(file -> file.getFileName().toString())
                .orElseGet(() ->
                        document.spec().name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]+", "-") + EXTENSION);
    }

    private static Path withExtension(Path file) {
        String name = file.getFileName().toString();
        return name.toLowerCase(Locale.ROOT).endsWith(EXTENSION) ? file : file.resolveSibling(name + EXTENSION);
    }
}
