package dev.densescope.ui.chart;

import dev.densescope.file.AtomicFile;
import dev.densescope.file.FileProblem;
import dev.densescope.ui.Background;
import dev.densescope.ui.Messages;
import dev.densescope.ui.Notices;
import dev.densescope.ui.control.SaveDialog;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Executor;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javax.imageio.ImageIO;

/**
 * Copies charts to the clipboard and saves them as pictures. Called on the FX thread; the worker writes files.
 *
 * @param worker writes files
 * @param fx the JavaFX thread
 */
public record ChartExport(Notices notices, Executor worker, Executor fx) {

    /** Puts the picture on the clipboard. */
    public void copyPicture(CanvasChart chart) {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.IMAGE, chart.picture(2)));
        notices.done(Messages.text("chart.pictureCopied"));
    }

    /** Puts the numbers on the clipboard, tab-separated. */
    public void copyData(CanvasChart chart) {
        Clipboard.getSystemClipboard()
                .setContent(Map.of(DataFormat.PLAIN_TEXT, chart.data().tsv()));
        notices.done(Messages.text("chart.dataCopied"));
    }

    /** Asks for a file and writes the picture into it. */
    public void savePicture(CanvasChart chart, String suggestedName, double scale) {
        new SaveDialog(chart.getScene().getWindow(), Messages.text("chart.savePicture"), "PNG", ".png")
                .suggesting(suggestedName + ".png")
                .show()
                .ifPresent(target -> writePicture(chart.picture(scale), target));
    }

    /** Writes a picture into a file. */
    void writePicture(WritableImage picture, Path target) {
        BufferedImage pixels = SwingFXUtils.fromFXImage(picture, null);
        Runnable work = () -> {
            try {
                AtomicFile.write(target, out -> ImageIO.write(pixels, "png", out));
                fx.execute(() -> notices.done(Messages.text("chart.pictureSaved", target.getFileName())));
            } catch (IOException e) {
                String reason = FileProblem.reason(e);
                fx.execute(() -> notices.failed(Messages.text("chart.pictureNotSaved", target.toString(), reason)));
            }
        };
        new Background(worker, fx).begin(Messages.text("chart.notSaved"), work, notices::failed);
    }
}
