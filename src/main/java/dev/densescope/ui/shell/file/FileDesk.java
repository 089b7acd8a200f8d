package dev.densescope.ui.shell.file;

import dev.densescope.compare.read.ComparedFiles;
import dev.densescope.session.file.RunFileName;
import dev.densescope.session.imports.ImportRefusedException;
import dev.densescope.session.imports.ImportedDesign;
import dev.densescope.session.imports.SavedCheckpoint;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.Presets;
import dev.densescope.spec.json.DesignFile;
import dev.densescope.spec.json.DesignFileException;
import dev.densescope.ui.Messages;
import dev.densescope.ui.Notices;
import dev.densescope.ui.model.DesignDocument;
import dev.densescope.ui.model.StartingWeights;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** New, open, save, save as; never loses unsaved work without asking. FX thread only. */
public final class FileDesk {
    private static final String START_PRESET = "densenet-bc-100-12";
    private static final String EXTENSION = ".json";
    private static final String ZIP = ".zip";

    private final DesignDocument document;
    private final StartingWeights startingWeights;
    private final FileDialogs dialogs;
    private final Notices notices;
    private final UserSettings settings;
    private final OtherFiles otherFiles;

    public FileDesk(
            DesignDocument document,
            StartingWeights startingWeights,
            FileDialogs dialogs,
            Notices notices,
            UserSettings settings,
            OtherFiles otherFiles) {
        this.document = document;
        this.startingWeights = startingWeights;
        this.dialogs = dialogs;
        this.notices = notices;
        this.settings = settings;
        this.otherFiles = otherFiles;
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

    /** True if a design was opened; false if it was a run, if it failed or if the user cancelled. */
    public boolean open() {
        return dialogs.askOpen(settings.lastFolder()).map(this::open).orElse(false);
    }

    /**
     * Opens a design file, a run file on the Reports screen, or a trace on the Compare screen. True if a design was
     * opened; false if it was none, if it failed or if the user cancelled.
     */
    public boolean open(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(RunFileName.EXTENSION)) {
            otherFiles.runs().accept(file);
            return false;
        }
        if (!name.endsWith(ZIP) && ComparedFiles.isTrace(file)) { // entries of an archive may be long
            otherFiles.traces().accept(file);
            return false;
        }
        return mayLeave() && read(file);
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

    private boolean read(Path file) {
        try {
            if (ImportedDesign.isOf(file)) {
                show(ImportedDesign.ofUsable(file));
            } else {
                document.opened(DesignFile.read(file), file);
                startingWeights.forget();
            }
        } catch (DesignFileException | ImportRefusedException failed) {
            notices.failed(failed.getMessage());
            return false;
        }
        settings.remember(file);
        return true;
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
            notices.failed(failed.getMessage());
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
