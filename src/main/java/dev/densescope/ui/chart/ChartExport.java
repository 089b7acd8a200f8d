package dev.densescope.ui.chart;

import dev.densescope.file.FileProblem;
import dev.densescope.file.write.AtomicFile;
import dev.densescope.ui.AttemptNotices;
import dev.densescope.ui.Background;
import dev.densescope.ui.Messages;
import dev.densescope.ui.Notices;
import dev.densescope.ui.control.SaveDialog;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javafx.embed.swing.SwingFXUtils;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import javax.imageio.ImageIO;

/**
 * Copies charts to the clipboard and saves them as pictures, from a context menu and by keys. {@link #install} does so
 * for all charts of a window. What is shown is saved: zoom, selection, cursor and theme. Called on the FX thread; the
 * worker writes files.
 */
public final class ChartExport {
    static final KeyCombination COPY_PICTURE = KeyCombination.valueOf("Shortcut+C");
    static final KeyCombination COPY_DATA = KeyCombination.valueOf("Shortcut+Shift+C");
    static final KeyCombination SAVE_PICTURE = KeyCombination.valueOf("Shortcut+Alt+S");
    private static final double COPIED_SCALE = 2;

    private final Notices notices;
    private final AttemptNotices attempts;
    private final Background background;

    /** @param background writes files */
    public ChartExport(Notices notices, Background background) {
        this.notices = notices;
        this.background = background;
        attempts = new AttemptNotices(notices);
    }

    /** Writes a file. */
    private interface Content {
        void write(OutputStream out) throws IOException;
    }

    /** Serves the charts of a pop-over as those of the window that it is of, if they are served. */
    static void serveAlso(Node popOver, Node window) {
        if (window.getProperties().get(ChartExport.class) instanceof ChartExport export) {
            export.install(popOver);
        }
    }

    /** Serves all charts below a node, now and later, such as those of a window. */
    public void install(Node root) {
        root.getProperties().put(ChartExport.class, this);
        root.addEventHandler(
                ContextMenuEvent.CONTEXT_MENU_REQUESTED,
                event -> chartAt(event.getTarget()).ifPresent(chart -> {
                    chart.readout().hide();
                    new ChartMenu(this, chart).show(chart, event.getScreenX(), event.getScreenY());
                    event.consume();
                }));
        root.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> chartAt(event.getTarget())
                        .filter(chart -> act(chart, event))
                        .ifPresent(chart -> event.consume()));
    }

    private boolean act(CanvasChart chart, KeyEvent event) {
        if (COPY_PICTURE.match(event)) {
            copyPicture(chart);
        } else if (COPY_DATA.match(event)) {
            copyData(chart);
        } else if (SAVE_PICTURE.match(event)) {
            savePicture(chart, COPIED_SCALE);
        } else {
            return false;
        }
        return true;
    }

    /** The chart that an event is for. */
    private static Optional<CanvasChart> chartAt(EventTarget target) {
        Node node = target instanceof Node found ? found : null;
        while (node != null && !(node instanceof CanvasChart)) {
            node = node.getParent();
        }
        return Optional.ofNullable((CanvasChart) node);
    }

    /** Puts the picture on the clipboard. */
    public void copyPicture(CanvasChart chart) {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.IMAGE, chart.picture(COPIED_SCALE)));
        notices.done(Messages.text("chart.pictureCopied"));
    }

    /** Puts the numbers on the clipboard, tab-separated. */
    public void copyData(CanvasChart chart) {
        Clipboard.getSystemClipboard()
                .setContent(Map.of(DataFormat.PLAIN_TEXT, chart.data().tsv()));
        notices.done(Messages.text("chart.dataCopied"));
    }

    /** Asks for a file and writes the picture into it as PNG. */
    public void savePicture(CanvasChart chart, double scale) {
        String name = chart.fileName() + ".png";
        ask(chart, name, "PNG", ".png").ifPresent(target -> writePicture(name, chart.picture(scale), target));
    }

    /** Asks for a file and writes the picture into it as SVG. */
    public void saveSvg(CanvasChart chart) {
        String name = chart.fileName() + ".svg";
        ask(chart, name, "SVG", ".svg").ifPresent(target -> writeSvg(name, chart.svg(), target));
    }

    private static Optional<Path> ask(CanvasChart chart, String name, String type, String extension) {
        return new SaveDialog(window(chart), Messages.text("chart.savePicture"), type, extension)
                .suggesting(name)
                .show();
    }

    /** The window of a chart; of one in a pop-over, which closes when a dialog opens, that below it. */
    private static Window window(CanvasChart chart) {
        Window window = chart.getScene().getWindow();
        while (window instanceof PopupWindow popup) {
            window = popup.getOwnerWindow();
        }
        return window;
    }

    /**
     * Writes a picture into a file.
     *
     * @param name of the picture, whatever its file
     */
    void writePicture(String name, WritableImage picture, Path target) {
        BufferedImage pixels = SwingFXUtils.fromFXImage(picture, null);
        write(name, out -> ImageIO.write(pixels, "png", out), target);
    }

    /** Writes the text of a picture into a file. */
    void writeSvg(String name, String svg, Path target) {
        write(name, out -> out.write(svg.getBytes(StandardCharsets.UTF_8)), target);
    }

    private void write(String name, Content content, Path target) {
        Runnable work = () -> {
            try {
                AtomicFile.write(target, content::write);
                background.fx().execute(() -> written(name, target));
            } catch (IOException e) {
                String sentence = Messages.text("chart.pictureNotSaved", target.toString(), FileProblem.reason(e));
                background.fx().execute(() -> attempts.failed(name, sentence));
            }
        };
        background.begin(Messages.text("chart.notSaved"), work, failure -> attempts.failed(name, failure));
    }

    private void written(String name, Path target) {
        attempts.succeeded(name);
        notices.written(Messages.text("chart.pictureSaved", target.getFileName()), target);
    }
}
