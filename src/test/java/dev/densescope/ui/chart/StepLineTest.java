package dev.densescope.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.chart.steps.SampleSteps;
import dev.densescope.chart.steps.StepRange;
import dev.densescope.chart.steps.StepValues;
import dev.densescope.ui.Background;
import dev.densescope.ui.Keys;
import dev.densescope.ui.Pictures;
import dev.densescope.ui.RecordedNotices;
import dev.densescope.ui.theme.Appearance;
import dev.densescope.ui.theme.Palette;
import dev.densescope.ui.theme.Theme;
import dev.densescope.ui.theme.Token;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.IntToDoubleFunction;
import javafx.scene.Scene;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Duration;
import org.controlsfx.control.PopOver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lines of few and of many steps, as they are drawn. */
class StepLineTest {
    private static final int WIDTH = 144;
    private static final int HEIGHT = 84;

    private Stage stage;
    private StepLine line;

    @BeforeEach
    void open() {
        Pictures.startToolkit();
        stage = Pictures.onFx(() -> {
            Appearance appearance = new Appearance(Theme.LIGHT, false);
            line = new StepLine(
                    appearance, new StepLine.Quantity("Loss", Optional.empty(), value -> String.format("%.3f", value)));
            Stage shown = new Stage();
            shown.setScene(Pictures.scene(new StackPane(line), appearance, WIDTH, HEIGHT));
            shown.show();
            return shown;
        });
    }

    @AfterEach
    void close() {
        Pictures.onFx(() -> {
            stage.close();
            return stage;
        });
    }

    @Test
    void aRunThatGoesOnAtStepFourThousandFillsItsAxis() {
        Extent drawn = draw("resumed", 4_825, 1_200, step -> 2 + Math.sin(step / 40.0));
        assertTrue(drawn.width() > 90, drawn::toString);
        assertTrue(drawn.height() > 40, drawn::toString);
        assertEquals("Loss of steps 4,825 to 6,024, last 1.805.", spoken());
    }

    @Test
    void aLongRunIsALineOnABand() {
        Extent drawn = draw("long", 1, 234_000, step -> 2.3 * Math.exp(-step / 60_000.0) + step % 7 / 10.0);
        assertTrue(drawn.width() > 90, drawn::toString);
        assertTrue(drawn.pixels() < 90 * 12, () -> "a line, not a block: " + drawn);
    }

    @Test
    void oneSpikeDoesNotFlattenTheRest() {
        Extent drawn = draw("spike", 1, 2_000, step -> step < 4 ? 800 : 2.3 - step / 1_000.0);
        int low = rowsOf(WIDTH - 20);
        int high = rowsOf(60);
        assertTrue(low - high > 10, () -> "the rest falls over " + (low - high) + " pixels: " + drawn);
    }

    @Test
    void theArrowsReadAStepByItsNumber() {
        draw("read", 4_825, 12, step -> step == 4_835 ? 7 : 1);
        Pictures.onFx(() -> {
            line.requestFocus();
            Keys.press(stage.getScene(), "Left");
            Keys.press(stage.getScene(), "Left");
            return line;
        });
        Pictures.take(stage.getScene(), "step-line-cursor");
        assertTrue(spoken().contains("Step 4,835") && spoken().contains("7.000"), this::spoken);
        assertEquals("4825", line.data().rows().get(0).get(0));
    }

    @Test
    void theLargeChartIsCopiedByItsKeys() {
        RecordedNotices notices = new RecordedNotices();
        draw("enlarged", 1, 12, step -> 7);
        List<String> copied = Pictures.onFx(() -> {
            Executor now = Runnable::run;
            new ChartExport(notices, new Background(now, now))
                    .install(stage.getScene().getRoot());
            line.requestFocus();
            Keys.press(stage.getScene(), "Shift+Enter");
            PopOver large = Window.getWindows().stream()
                    .filter(PopOver.class::isInstance)
                    .map(PopOver.class::cast)
                    .findFirst()
                    .orElseThrow();
            Keys.press(large.getScene(), "Shortcut+C");
            large.hide(Duration.ZERO);
            return notices.done();
        });
        assertEquals(List.of("The picture is on the clipboard."), copied);
    }

    @Test
    void noStepIsNoLine() {
        Pictures.onFx(() -> {
            line.show(StepValues.none(), new StepRange(1, 12));
            return line;
        });
        assertEquals(
                0, extent(Pictures.take(stage.getScene(), "step-line-none")).pixels());
    }

    private String spoken() {
        return line.getAccessibleText();
    }

    private Extent draw(String name, int first, int count, IntToDoubleFunction value) {
        StepValues values = SampleSteps.from(first, count, value);
        Pictures.onFx(() -> {
            line.show(values, StepRange.of(values));
            return line;
        });
        return extent(Pictures.take(stage.getScene(), "step-line-" + name));
    }

    /** The first row from above in which the line crosses a column. */
    private int rowsOf(int column) {
        Scene scene = stage.getScene();
        PixelReader pixels = Pictures.onFx(() -> scene.snapshot(null)).getPixelReader();
        for (int y = 0; y < HEIGHT; y++) {
            if (isLine(pixels, column, y)) {
                return y;
            }
        }
        return HEIGHT;
    }

    /** Where the line is drawn in its full colour. */
    private static Extent extent(WritableImage picture) {
        Extent extent = new Extent(WIDTH, 0, HEIGHT, 0, 0);
        for (int x = 0; x < WIDTH; x++) {
            for (int y = 0; y < HEIGHT; y++) {
                extent = isLine(picture.getPixelReader(), x, y) ? extent.with(x, y) : extent;
            }
        }
        return extent;
    }

    private static boolean isLine(PixelReader pixels, int x, int y) {
        Color accent = Palette.LIGHT.color(Token.ACCENT);
        Color pixel = pixels.getColor(x, y);
        return Math.abs(pixel.getRed() - accent.getRed()) < 0.2 && pixel.getBlue() - pixel.getRed() > 0.4;
    }

    private record Extent(int left, int right, int top, int bottom, int pixels) {
        int width() {
            return right - left;
        }

        int height() {
            return bottom - top;
        }

        Extent with(int x, int y) {
            return new Extent(Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y), pixels + 1);
        }
    }
}
