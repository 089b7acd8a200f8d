package dev.densescope.ui.run.model;

import dev.densescope.data.DataChoice;
import dev.densescope.data.open.DatasetPreview;
import dev.densescope.failure.Failure;
import dev.densescope.session.RunRefusedException;
import dev.densescope.session.Runner;
import dev.densescope.ui.Background;
import dev.densescope.ui.LatestWork;
import dev.densescope.ui.Messages;
import dev.densescope.ui.run.form.DataForm;
import dev.densescope.ui.run.form.RunForm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.beans.InvalidationListener;

/**
 * Inspects the chosen images whenever the choice changes, so that the recognised data set is shown before a run. An
 * inspection that is no longer needed is cancelled. FX thread only; the inspection itself runs in the background.
 */
final class DatasetCheck {
    private final RunForm form;
    private final Runner runner;
    private final LatestWork looks;
    private boolean open;

    /** @param background runs the inspections */
    DatasetCheck(RunForm form, Runner runner, Background background) {
        this.form = form;
        this.runner = runner;
        looks = new LatestWork(background);
        DataForm data = form.data();
        InvalidationListener changed = observable -> refresh();
        data.sourceProperty().addListener(changed);
        data.folder().addListener(changed);
        data.labelsProperty().addListener(changed);
        data.foldersAreClassesProperty().addListener(changed);
        data.heldOut().textProperty().addListener(changed);
        form.seed().textProperty().addListener(observable -> {
            if (data.choice().heldOut() > 0) {
                refresh();
            }
        });
    }

    /** Starts the first inspection. */
    void open() {
        if (!open) {
            open = true;
            refresh();
        }
    }

    /** Cancels the current inspection, since the run that is about to start inspects the images itself. */
    void giveUp() {
        looks.stop();
    }

    /** Repeats a cancelled inspection. */
    void resume() {
        if (form.data().lookingProperty().get()) {
            refresh();
        }
    }

    void refresh() {
        if (!open) {
            return;
        }
        looks.stop();
        DataChoice choice = form.data().choice();
        Optional<Path> folder = form.data().folder().get();
        if (!choice.isStored() || folder.isEmpty()) {
            form.data().recognise(Optional.empty());
            return;
        }
        form.data().look();
        long seed = form.seedNow();
        looks.begin(
                Messages.text("run.form.lookFailed"),
                stop -> look(choice, folder.get(), seed, stop),
                Runnable::run,
                this::failed);
    }

    /** Called on the worker; returns what to show. */
    private Runnable look(DataChoice choice, Path folder, long seed, BooleanSupplier stop) {
        if (!Files.exists(folder)) { // which the form says
            return () -> form.data().recognise(Optional.empty());
        }
        try {
            Optional<DatasetPreview> preview = runner.preview(choice, seed, stop);
            return () -> form.data().recognise(preview);
        } catch (RunRefusedException refused) {
            return () -> {
                form.data().recognise(Optional.empty());
                form.refused(refused);
            };
        }
    }

    private void failed(Failure failure) {
        form.data().recognise(Optional.empty());
        form.data().refuse(failure.sentence());
    }
}
