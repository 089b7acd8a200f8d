package dev.densescope.ui.run.model;

import dev.densescope.failure.Failure;
import dev.densescope.session.imports.ImportRefusedException;
import dev.densescope.session.imports.SavedCheckpoint;
import dev.densescope.ui.Background;
import dev.densescope.ui.Messages;
import dev.densescope.ui.run.form.StartForm;
import java.nio.file.Path;
import java.util.Optional;

/** Looks at the chosen checkpoint whenever another is, so that it is known before a run what it is. FX thread only. */
final class CheckpointCheck {
    private final StartForm start;
    private final Background background;
    private int looks; // an answer to an earlier one is not waited for any more

    /** @param background for the looks */
    CheckpointCheck(StartForm start, Background background) {
        this.start = start;
        this.background = background;
        start.kindProperty().addListener((observable, before, now) -> refresh());
        start.checkpoint().fileProperty().addListener((observable, before, now) -> refresh());
    }

    /** Looks again: a run may have written the file meanwhile. */
    void refresh() {
        int look = ++looks;
        Optional<Path> file = start.checkpoint().file();
        start.recognise(Optional.empty());
        if (file.isEmpty() || start.kindProperty().get() != StartForm.Kind.CHECKPOINT) {
            return;
        }
        background.begin(
                Messages.text("run.checkpoint.lookFailed"),
                () -> look(file.get(), look),
                failure -> failed(failure, look));
    }

    private void look(Path file, int look) {
        try {
            SavedCheckpoint found = SavedCheckpoint.read(file);
            answer(look, () -> start.recognise(Optional.of(found)));
        } catch (ImportRefusedException refused) {
            answer(look, () -> start.recogniseNone(refused.sentence()));
        }
    }

    private void failed(Failure failure, int look) {
        if (look == looks) {
            start.recogniseNone(failure.sentence());
        }
    }

    private void answer(int look, Runnable show) {
        background.fx().execute(() -> {
            if (look == looks) {
                show.run();
            }
        });
    }
}
