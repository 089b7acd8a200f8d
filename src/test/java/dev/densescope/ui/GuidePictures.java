package dev.densescope.ui;

import java.util.List;
import javafx.scene.input.KeyCode;
import org.controlsfx.control.CheckComboBox;

/**
 * The pictures of the README and the guide, from real runs, so that they show today's window: {@code ScreenPictures FOLDER
 * 1280 800 [de]} with {@code -Dpictures.screens=guide -Dpictures.themes=light}, on a machine that does nothing else. With
 * {@code HOME} and {@code -Dpictures.home=$HOME/.local/share/densescope} in an empty folder, they show no path of the
 * machine. FX thread only.
 */
final class GuidePictures {
    private static final String NET = "DenseNet-BC-40-12";

    private final ScreenPictures pictures;

    GuidePictures(ScreenPictures pictures) {
        this.pictures = pictures;
    }

    /** Adds the steps: Run and Compare first, whose runs give Plan its times. */
    void steps() {
        pictures.command(Messages.text("design.command.preset", NET));
        pictures.command(Messages.text("design.command.strategy", "shared"));
        screen("run.title");
        check(true, "naive", "redo-norms");
        run();
        screen("compare.title");
        pictures.compared();
        pictures.settle(20);
        pictures.picture("compare");
        screen("run.title");
        pictures.command(Messages.text("run.change"));
        check(false, "naive", "redo-norms");
        run();
        pictures.settle(20);
        pictures.picture("run");
        screen("plan.title");
        pictures.type("#field-budget", "200 MiB");
        pictures.planned();
        pictures.picture("plan");
        screen("design.title");
        design();
        pictures.picture("design");
    }

    /** A layer of a deeper net, in a memory into which not every strategy fits. */
    private void design() {
        pictures.command(Messages.text("design.command.preset", "DenseNet-BC-100-12"));
        pictures.does(() -> pictures.node("#network-picture").requestFocus());
        for (int layer = 0; layer < 27; layer++) {
            pictures.key(KeyCode.RIGHT);
        }
        pictures.command(Messages.text("design.command.strategy", "shared-concat"));
        pictures.type("#field-memory", "2 GiB");
        pictures.settle(20);
    }

    private void screen(String title) {
        pictures.command(Messages.text("command.show", Messages.text(title)));
        pictures.settle(5);
    }

    private void run() {
        pictures.key(KeyCode.F5);
        pictures.settle(40);
        pictures.ended();
    }

    private void check(boolean chosen, String... strategies) {
        pictures.does(() -> check((CheckComboBox<?>) pictures.node("#run-strategy"), chosen, List.of(strategies)));
        pictures.settle(5);
    }

    private static <T> void check(CheckComboBox<T> box, boolean chosen, List<String> strategies) {
        List<T> named = box.getItems().stream()
                .filter(item -> strategies.contains(box.getConverter().toString(item)))
                .toList();
        if (named.size() != strategies.size()) {
            throw new IllegalArgumentException(strategies + " in "
                    + box.getItems().stream().map(box.getConverter()::toString).toList());
        }
        for (T item : named) {
            if (chosen) {
                box.getCheckModel().check(item);
            } else {
                box.getCheckModel().clearCheck(item);
            }
        }
    }
}
