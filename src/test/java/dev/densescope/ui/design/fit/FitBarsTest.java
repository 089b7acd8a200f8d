package dev.densescope.ui.design.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.quantity.QuantityText;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.Presets;
import dev.densescope.ui.Pictures;
import dev.densescope.ui.RecordedNotices;
import dev.densescope.ui.TestWorkspace;
import dev.densescope.ui.design.model.DesignViewModel;
import dev.densescope.ui.model.Workspace;
import dev.densescope.ui.theme.Appearance;
import dev.densescope.ui.theme.Palette;
import dev.densescope.ui.theme.Theme;
import dev.densescope.ui.theme.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bars as they are drawn: line, bars and grid stand where one scale puts them. */
class FitBarsTest {
    private static final long MIB = 1L << 20;
    private static final int WIDTH = 780;
    private static final int HEIGHT = 800;
    private static final int FIRST_ROW = 20;
    /** Right of the names and left of the numbers. */
    private static final int PLOT_FROM = 105;

    private static final int PLOT_TO = 580;
    private static final double PIXELS = 1.5;

    @BeforeAll
    static void startToolkit() {
        Pictures.startToolkit();
    }

    @ParameterizedTest
    @CsvSource({
        "densenet-bc-100-12, 1024",
        "densenet-bc-100-12, 2048",
        "densenet-bc-100-12, 4342",
        "densenet-bc-100-12, 12288",
        "densenet-bc-100-12, 24064",
        "densenet-bc-100-12, 142336",
        "densenet-bc-40-12, 300",
        "densenet-bc-40-12, 24064",
        "densenet-264-k48, 12288",
        "densenet-264-k48, 143360",
        "densenet-264-k48, 1",
    })
    void theLineAndTheBarsStandWhereTheGridSaysTheyDo(String design, long memoryMib) {
        Workspace workspace = TestWorkspace.of(Presets.find(design).orElseThrow());
        workspace.deviceMemoryBytesProperty().set(memoryMib * MIB);
        WritableImage picture = picture(workspace);
        long largest = Fit.all(workspace.predictions(), MIB).get(0).reservedBytes();
        FitScale scale = FitScale.of(largest, memoryMib * MIB);

        List<Integer> grid = columns(picture, 10, Token.LINE);
        List<Double> ticks = scale.ticks(QuantityText.PLAIN).stream()
                .map(FitScale.Tick::fraction)
                .toList();
        int left = PLOT_FROM + 7;
        double width = PLOT_TO - 8 - left;

        assertEquals(left + scale.fractionOf(memoryMib * MIB) * width, line(picture), PIXELS, "the line");
        assertEquals(left + scale.fractionOf(largest) * width, endOfFirstBar(picture), PIXELS, "the end of the bar");
        for (double tick : ticks) {
            double expected = left + tick * width;
            boolean underLine = Math.abs(expected - line(picture)) < 3;
            assertTrue(underLine || grid.stream().anyMatch(x -> Math.abs(x - expected) < PIXELS), "a tick at " + tick);
        }
    }

    private static int line(WritableImage picture) {
        List<Integer> columns = columns(picture, 2, Token.ACCENT);
        assertEquals(2, columns.size(), "a line of two pixels: " + columns);
        return columns.get(1);
    }

    /** The last column of the first row that is neither ground nor grid nor the line. */
    private static int endOfFirstBar(WritableImage picture) {
        Set<Color> others = Stream.of(Token.BACKGROUND, Token.LINE, Token.ACCENT)
                .map(Palette.LIGHT::color)
                .collect(Collectors.toSet());
        int end = PLOT_FROM;
        for (int x = PLOT_FROM; x < PLOT_TO; x++) {
            end = others.contains(picture.getPixelReader().getColor(x, FIRST_ROW)) ? end : x + 1;
        }
        return end;
    }

    private static List<Integer> columns(WritableImage picture, int y, Token token) {
        PixelReader pixels = picture.getPixelReader();
        List<Integer> columns = new ArrayList<>();
        for (int x = PLOT_FROM; x < PLOT_TO; x++) {
            if (pixels.getColor(x, y).equals(Palette.LIGHT.color(token))) {
                columns.add(x);
            }
        }
        return columns;
    }

    private static WritableImage picture(Workspace workspace) {
        DenseNetSpec spec = workspace.spec();
        Stage stage = Pictures.onFx(() -> {
            Appearance appearance = new Appearance(Theme.LIGHT, false);
            FitBars bars = new FitBars(new DesignViewModel(workspace, new RecordedNotices()), appearance, bytes -> {});
            Stage shown = new Stage();
            shown.setScene(Pictures.scene(new VBox(bars), appearance, WIDTH, HEIGHT));
            shown.show();
            return shown;
        });
        try {
            return Pictures.take(stage.getScene(), "fit-" + spec.name());
        } finally {
            Pictures.onFx(() -> {
                stage.close();
                return stage;
            });
        }
    }
}
