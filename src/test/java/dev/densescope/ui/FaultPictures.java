package dev.densescope.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;

/** Pictures of what there is before the first run, and of what goes wrong: runs that fail, files that cannot be read. */
final class FaultPictures {
    private final ScreenPictures pictures;
    private final Path folder;

    /** @param folder of the program, which has the folder of its runs */
    FaultPictures(ScreenPictures pictures, Path folder) {
        this.pictures = pictures;
        this.folder = folder;
    }

    /** Adds the steps that show every screen without a run. */
    void empty(String theme) {
        show("run.title");
        for (String part : new String[] {"tensors", "events", "steps", "epochs", "runs", "layers"}) {
            pictures.press("#run-lower", Messages.text("run.lower." + part));
            pictures.settle(5);
            pictures.picture("empty-run-" + part + "-" + theme);
        }
        show("compare.title");
        pictures.picture("empty-compare-" + theme);
        show("reports.title");
        pictures.picture("empty-reports-" + theme);
    }

    /** Adds the steps that let a run fail, and open files that are no runs. */
    void faults(String theme) {
        show("design.title");
        pictures.command(Messages.text("design.command.preset", "DenseNet-BC-40-12"));
        pictures.type("#field-batch", "8");
        show("run.title");
        pictures.settle(5);
        pictures.does(() -> ((Button) pictures.node("#run-more")).fire());
        pictures.settle(5);
        pictures.type("#run-learning-rate", "1000");
        pictures.key(KeyCode.F5);
        pictures.settle(40);
        pictures.ended();
        pictures.settle(10);
        pictures.picture("fault-run-" + theme);
        pictures.press("#run-lower", Messages.text("run.lower.runs"));
        pictures.settle(5);
        pictures.picture("fault-runs-" + theme);
        pictures.press("#run-lower", Messages.text("run.lower.layers"));
        for (String screen : new String[] {"reports", "compare"}) {
            show(screen + ".title");
            pictures.settle(30);
            pictures.picture("fault-" + screen + "-" + theme);
            pictures.open(notARun());
            pictures.settle(20);
            pictures.picture("fault-" + screen + "-file-" + theme);
        }
    }

    private void show(String title) {
        pictures.command(Messages.text("command.show", Messages.text(title)));
        pictures.settle(10);
    }

    private Path notARun() {
        try {
            return Files.writeString(folder.resolve("broken.dscope"), "SQLite format 3\0 and no more of it");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
