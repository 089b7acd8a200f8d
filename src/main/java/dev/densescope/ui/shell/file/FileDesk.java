package dev.densescope.ui.shell.file;

import dev.densescope.problem.DenseScopeException;
import dev.densescope.session.imports.ImportedDesign;
import dev.densescope.session.imports.SavedCheckpoint;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.Presets;
import dev.densescope.ui.Background;
import dev.densescope.ui.Messages;
import dev.densescope.ui.Notices;
import dev.densescope.ui.model.DesignDocument;
import dev.densescope.ui.model.run.StartingWeights;
import dev.densescope.ui.shell.open.OpenPlan;
import dev.densescope.ui.shell.open.OpenTargets;
import dev.densescope.ui.shell.open.OpenedDesign;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * New, open, save, save as; never loses unsaved work without asking. FX thread only. Files are read in the background,
 * in the order of the user's commands.
 */
public final class FileDesk {
    private static final String START_PRESET = "densenet-bc-100-12";

    private final DesignDocument document;
    private final StartingWeights startingWeights;
    private final FileDialogs dialogs;
    private final Notices notices;
    private final UserSettings settings;
    private final OpenTargets targets;
    private final Background background;
    private final DesignSaving saving;

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
        this.settings = settings;
        this.targets = targets;
        this.background = background;
        saving = new DesignSaving(document, dialogs, notices, settings, background);
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
        saving.save();
    }

    /** Saves the design to a file that the user chooses. */
    public void saveAs() {
        saving.saveAs();
    }

    /**
     * Asks whether the design may be replaced, if it is not saved.
     *
     * @param answered called once, at once or later: true when the design is saved or the user has discarded the work; false
     *     if the user cancelled or if it could not be saved
     */
    public void mayLeave(Consumer<Boolean> answered) {
        saving.mayLeave(answered);
    }

    private void leave(Runnable then) {
        mayLeave(may -> {
            if (may) {
                then.run();
            }
        });
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
}
