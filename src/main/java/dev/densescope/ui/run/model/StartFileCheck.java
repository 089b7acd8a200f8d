package dev.densescope.ui.run.model;

import dev.densescope.session.imports.ImportRefusedException;
import dev.densescope.ui.Background;
import dev.densescope.ui.LatestWork;
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
    private final LatestWork looks;

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
        looks = new LatestWork(background);
        entry = kind == StartForm.Kind.WEIGHTS ? start.weights() : start.checkpoint();
        start.kindProperty().addListener((observable, before, now) -> refresh());
        entry.fileProperty().addListener((observable, before, now) -> refresh());
    }

    /** Repeats the inspection, since a run may have written the file. */
    void refresh() {
        looks.stop();
        Optional<Path> file = entry.file();
        target.clear();
        if (file.isPresent() && start.kindProperty().get() == kind) {
            looks.begin(
                    Messages.text("run.start.lookFailed"),
                    stop -> look(file.get()),
                    Runnable::run,
                    failure -> target.refuse(failure.sentence()));
        }
    }

    /** Called on the worker; returns what to show. */
    private Runnable look(Path file) {
        try {
            T found = reader.apply(file);
            return () -> target.recognise(found);
        } catch (ImportRefusedException refused) {
            return () -> target.refuse(refused.sentence());
        }
    }
}
