package dev.densescope.ui.shell.open;

import dev.densescope.ui.Background;
import dev.densescope.ui.RunFileTarget;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.scene.input.DragEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;

/**
 * Files dragged over any part of a window: says what dropping them does, and opens them when they are dropped. FX thread
 * only.
 */
public final class FileDrops {
    private final DropOverlay overlay;
    private final Background background;
    private final Supplier<RunFileTarget> runs;
    private final Consumer<List<Path>> open;
    /** The files under the pointer; empty if there are none. */
    private List<Path> dragged = List.of();
    /** Whether files were dropped, and none were dragged into the window since. */
    private boolean hasDropped;

    /**
     * @param background recognises files
     * @param runs where a run file is shown now
     * @param open opens dropped files; must return at once, since the other program waits
     */
    public FileDrops(
            DropOverlay overlay, Background background, Supplier<RunFileTarget> runs, Consumer<List<Path>> open) {
        this.overlay = overlay;
        this.background = background;
        this.runs = runs;
        this.open = open;
    }

    /** Accepts files anywhere in a scene, before any control sees them. */
    public void accept(Scene scene) {
        scene.addEventFilter(DragEvent.DRAG_ENTERED_TARGET, event -> entered());
        scene.addEventFilter(MouseEvent.MOUSE_MOVED, event -> left()); // it does not move while files are dragged
        scene.addEventFilter(DragEvent.DRAG_OVER, event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
                event.consume();
                dragged(files(event));
            }
        });
        scene.addEventFilter(DragEvent.DRAG_DROPPED, event -> {
            if (event.getDragboard().hasFiles()) {
                event.setDropCompleted(true);
                event.consume();
                dropped(files(event));
            }
        });
        scene.addEventHandler(DragEvent.DRAG_EXITED, event -> {
            if (event.getTarget() == scene) {
                left();
            }
        });
    }

    void entered() {
        hasDropped = false;
    }

    /** After a drop, some desktops tell once more where the files were dragged. */
    void dragged(List<Path> files) {
        if (!hasDropped && !files.equals(dragged)) {
            dragged = files;
            overlay.showUnknown();
            background.begin("", () -> recognise(files), failure -> {}); // dropping them tells what fails
        }
    }

    /** Worker. */
    private void recognise(List<Path> files) {
        OpenPlan plan = OpenPlan.of(files);
        background.fx().execute(() -> {
            if (files.equals(dragged)) {
                overlay.show(plan, runs.get());
            }
        });
    }

    void dropped(List<Path> files) {
        left();
        hasDropped = true;
        open.accept(files);
    }

    void left() {
        if (!dragged.isEmpty()) {
            dragged = List.of();
            overlay.hide();
        }
    }

    private static List<Path> files(DragEvent event) {
        return event.getDragboard().getFiles().stream().map(File::toPath).toList();
    }
}
