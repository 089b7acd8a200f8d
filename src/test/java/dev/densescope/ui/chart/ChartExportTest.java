package dev.densescope.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.failure.LoggedFailures;
import dev.densescope.ui.Background;
import dev.densescope.ui.PlantedPath;
import dev.densescope.ui.RecordedNotices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pictures of charts are saved, or it is told why not, whatever is thrown. */
class ChartExportTest {
    private static final Executor AT_ONCE = Runnable::run;

    @TempDir
    private Path folder;

    private final RecordedNotices notices = new RecordedNotices();
    private final LoggedFailures logged = new LoggedFailures();
    private final ChartExport export = new ChartExport(notices, new Background(AT_ONCE, AT_ONCE));

    @AfterEach
    void close() {
        logged.close();
    }

    static Stream<Error> errors() {
        return Stream.of(
                new NoClassDefFoundError("planted/Missing"),
                new OutOfMemoryError("Java heap space"),
                new StackOverflowError("planted"),
                new LinkageError("planted"));
    }

    @Test
    void aPictureIsSaved() throws IOException {
        Path target = folder.resolve("chart.png");
        export.writePicture("chart.png", new WritableImage(4, 3), target);
        assertEquals(4, ImageIO.read(target.toFile()).getWidth());
        assertEquals(List.of("Saved chart.png."), notices.done());
        assertEquals(List.of(target), notices.written(), "its notice opens it");
    }

    @Test
    void thatAPictureCouldNotBeSavedIsWithdrawnWhenItIs() throws IOException {
        export.writeSvg("losses.svg", "<svg/>", folder.resolve("missing").resolve("losses.svg"));
        export.writeSvg("chart.svg", "<svg/>", folder.resolve("missing").resolve("chart.svg"));
        aPictureOfVectorsIsSaved();
        assertEquals(1, notices.failed().size(), notices.failed()::toString);
        assertTrue(notices.failed().get(0).contains("losses.svg"), "the other chart is not saved");
    }

    @Test
    void aPictureOfVectorsIsSaved() throws IOException {
        Path target = folder.resolve("chart.svg");
        export.writeSvg("chart.svg", "<svg/>", target);
        assertEquals("<svg/>", Files.readString(target));
        assertEquals(1, notices.done().size());
    }

    @Test
    void whereNothingCanBeWrittenIsTold() {
        export.writePicture(
                "chart.png", new WritableImage(4, 3), folder.resolve("missing").resolve("chart.png"));
        assertTrue(notices.failed().get(0).contains("chart.png"), notices.failed()::toString);
        assertEquals(List.of(), notices.done());
    }

    @ParameterizedTest
    @MethodSource("errors")
    void whateverIsThrownIsToldAndLogged(Error planted) throws IOException {
        export.writePicture("chart.png", new WritableImage(4, 3), PlantedPath.throwing(planted));
        assertTold(planted);
        aPictureIsSaved();
        assertTrue(Files.exists(folder.resolve("chart.png")));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void aWorkerThatTakesNothingIsToldAndLogged(Error planted) {
        Executor refusing = work -> {
            planted.fillInStackTrace();
            throw planted;
        };
        new ChartExport(notices, new Background(refusing, AT_ONCE))
                .writePicture("chart.png", new WritableImage(4, 3), folder.resolve("chart.png"));
        assertTold(planted);
    }

    private void assertTold(Error planted) {
        String sentence = notices.failures().get(0).sentence();
        assertTrue(sentence.startsWith("The picture could not be saved: "), sentence);
        assertTrue(
                logged.tell("The picture could not be saved", planted.getClass().getName(), "Background"));
    }
}
