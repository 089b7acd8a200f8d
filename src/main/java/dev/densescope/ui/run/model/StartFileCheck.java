package dev.densescope.ui.run.model;

import dev.densescope.session.imports.ImportRefusedException;
import dev.densescope.ui.Background;
import dev.densescope.ui.Messages;
import dev.densescope.ui.run.form.FileEntry;
import dev.densescope.ui.run.form.Recognised;
import dev.densescope.ui.run.form.StartForm;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * Inspects the file that runs start from whenever the choice changes, so that its content is known before a run. FX
 * thread only; the inspection itself runs in the background.
 *
 * @param <T> the expected content
 */
final class StartFileCheck<T> {
    private final StartForm start;
    private final StartForm.Kind kind;
    private final FileEntry entry;
    private final Recognised<T> target;
    private final Function<Path, T> reader;
    private final Background background;
    private int looks; // an answer to an earlier one is not waited for any more

    /**
     * @param kind the kind of starting point whose file is inspected
     * @param reader throws {@link ImportRefusedException}, which names the content, if the file has another content
     * @param background runs the inspections
     */
    StartFileCheck(
            StartForm start,
            StartForm.Kind kind,
            Recognised<T> target,
            Function<Path, T> reader,
            Background background) {
        this.start = start;
        this.kind = kind;
        this.target = target;
        this.reader = reader;
        this.background = background;
        entry = kind == StartForm.Kind.WEIGHTS ? start.weights() : start.checkpoint();
        start.kindProperty().addListener((observable, before, now) -> refresh());
        entry.fileProperty().addListener((observable, before, now) -> refresh());
    }

    /** Repeats the inspection, since a run may have written the file. */
    void refresh() {
        int look = ++looks;
        Optional<Path> file = entry.file();
        target.clear();
        if (file.isPresent() && start.kindProperty().get() == kind) {
            background.begin(
                    Messages.text("run.start.lookFailed"),
                    () -> look(file.get(), look),
                    failure -> refuse(look, failure.sentence()));
        }
    }

    private void look(Path file, int look) {
        try {
            T found = reader.apply(file);
            background.fx().execute(() -> {
                if (look == looks) {
                    target.recognise(found);
                }
            });
        } catch (ImportRefusedException refused) {
            background.fx().execute(() -> refuse(look, refused.sentence()));
        }
    }

    private void refuse(int look, String sentence) {
        if (look == looks) {
            target.refuse(sentence);
        }
    }
}
