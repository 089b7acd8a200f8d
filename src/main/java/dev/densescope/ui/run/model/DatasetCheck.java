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
 * Looks at the chosen images whenever they change, so that what is recognised is seen before a run. A look that is no longer
 * of use is given up. FX thread only, but for the look itself.
 */
final class DatasetCheck {
    private final RunForm form;
    private final Runner runner;
    private final Background background;
    private final Executor fx;
    private AtomicBoolean stop = new AtomicBoolean(); // of the latest look; the worker reads it
    private boolean open;

    /** @param background for the looks */
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

    /** Begins to look. */
    void open() {
        if (!open) {
            open = true;
            refresh();
        }
    }

    /** Gives up a look that goes on: a run is to start, which looks itself. */
    void giveUp() {
        stop.set(true);
    }

    /** Looks again where a look was given up. */
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
