package dev.densescope.ui.run.model;

import dev.densescope.data.DataChoice;
import dev.densescope.data.open.DatasetPreview;
import dev.densescope.failure.Failure;
import dev.densescope.session.RunRefusedException;
import dev.densescope.session.Runner;
import dev.densescope.ui.Background;
import dev.densescope.ui.Messages;
import dev.densescope.ui.run.form.DataForm;
import dev.densescope.ui.run.form.RunForm;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.InvalidationListener;

/**
 * Inspects the chosen images whenever the choice changes, so that the recognised data set is shown before a run. An
 * inspection that is no longer needed is cancelled. FX thread only; the inspection itself runs in the background.
 */
final class DatasetCheck {
    private final RunForm form;
    private final Runner runner;
    private final Background background;
    private final Executor fx;
    private AtomicBoolean stop = new AtomicBoolean(); // of the latest look; the worker reads it
    private boolean open;

    /** @param background runs the inspections */
    DatasetCheck(RunForm form, Runner runner, Background background, Executor fx) {
        this.form = form;
        this.runner = runner;
        this.background = background;
        this.fx = fx;
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
        stop.set(true);
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
        stop.set(true);
        DataChoice choice = form.data().choice();
        if (!choice.isStored() || !form.data().folderProblemOfPath().isEmpty()) {
            form.data().recognise(Optional.empty());
            return;
        }
        AtomicBoolean thisStop = new AtomicBoolean();
        stop = thisStop;
        form.data().look();
        long seed = form.seedNow();
        background.begin(
                Messages.text("run.form.lookFailed"),
                () -> look(choice, seed, thisStop),
                failure -> failed(thisStop, failure));
    }

    private void look(DataChoice choice, long seed, AtomicBoolean thisStop) {
        if (thisStop.get()) {
            return;
        }
        try {
            Optional<DatasetPreview> preview = runner.preview(choice, seed, thisStop::get);
            answer(thisStop, () -> form.data().recognise(preview));
        } catch (RunRefusedException refused) {
            answer(thisStop, () -> {
                form.data().recognise(Optional.empty());
                form.refused(refused);
            });
        }
    }

    private void failed(AtomicBoolean thisStop, Failure failure) {
        if (!thisStop.get()) {
            form.data().recognise(Optional.empty());
            form.data().refuse(failure.sentence());
        }
    }

    private void answer(AtomicBoolean thisStop, Runnable show) {
        fx.execute(() -> {
            if (!thisStop.get()) {
                show.run();
            }
        });
    }
}
