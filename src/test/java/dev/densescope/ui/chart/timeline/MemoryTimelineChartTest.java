package dev.densescope.ui.chart.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.chart.timeline.TimelineAxis;
import dev.densescope.memory.Category;
import dev.densescope.memory.Phase;
import dev.densescope.spec.LayerPath;
import dev.densescope.ui.Keys;
import dev.densescope.ui.Pictures;
import dev.densescope.ui.theme.Appearance;
import dev.densescope.ui.theme.Palette;
import dev.densescope.ui.theme.Theme;
import dev.densescope.ui.theme.Token;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import javafx.event.Event;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.controlsfx.control.RangeSlider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/** The timeline as it is painted, its axes, its cursor and its overview. */
class MemoryTimelineChartTest {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 420;

    private Stage stage;
    private MemoryTimelineChart timeline;
    private OverviewStrip overview;

    @BeforeEach
    void open() {
        Pictures.startToolkit();
        stage = Pictures.onFx(() -> {
            Appearance appearance = new Appearance(Theme.LIGHT, false);
            timeline = new MemoryTimelineChart(appearance, SampleTimeline.measured(0.6));
            timeline.setPrefHeight(HEIGHT);
            overview = new OverviewStrip(appearance, timeline);
            Stage shown = new Stage();
            shown.setScene(Pictures.scene(new VBox(timeline, overview), appearance, WIDTH, HEIGHT + 40));
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
    void theScreenAndAFileShowTheSame() {
        WritableImage screen = take("timeline");
        WritableImage file = Pictures.onFx(() -> timeline.picture(1));
        for (Category category : Category.FEATURE_MAPS) {
            Color color = Palette.LIGHT.color(category);
            double onScreen = count(screen, color);
            assertTrue(onScreen > 500, category + " " + onScreen);
            assertEquals(count(file, color), onScreen, 0.1 * onScreen + 300, category.label());
        }
        double recomputed = count(screen, Palette.LIGHT.color(Token.RECOMPUTE));
        assertTrue(recomputed > 100, "recomputation " + recomputed);
        assertEquals(count(file, Palette.LIGHT.color(Token.RECOMPUTE)), recomputed, 0.2 * recomputed);
    }

    @Test
    void whatIsPaintedPieceByPieceIsWhatIsPaintedAtOnce() {
        Pictures.onFx(() -> {
            timeline.show(SampleTimeline.predicted());
            return timeline;
        });
        take("timeline-predicted");
        for (double part : new double[] {0.2, 0.21, 0.5, 0.6}) {
            Pictures.onFx(() -> {
                timeline.show(SampleTimeline.measured(part));
                return timeline;
            });
            take("timeline-part");
        }
        WritableImage inParts = take("timeline-in-parts");
        close();
        open();
        WritableImage atOnce = take("timeline-at-once");
        int different = 0;
        for (int x = 0; x < WIDTH; x++) {
            for (int y = 0; y < HEIGHT; y++) {
                boolean same = inParts.getPixelReader().getArgb(x, y)
                        == atOnce.getPixelReader().getArgb(x, y);
                different += same ? 0 : 1;
            }
        }
        assertEquals(0, different, "pixels");
    }

    @Test
    void anSvgFileIsReadableAndShowsTheSelection() throws IOException, SAXException, ParserConfigurationException {
        Pictures.onFx(() -> {
            timeline.selectedLayerProperty().set(LayerPath.denseLayer(1, 9));
            return timeline;
        });
        take("timeline-selected");
        String svg = Pictures.onFx(() -> timeline.svg());
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        assertEquals("svg", document.getDocumentElement().getTagName());
        assertTrue(document.getElementsByTagName("text").getLength() > 8);
        for (Category category : Category.FEATURE_MAPS) {
            String hex = "#"
                    + Palette.LIGHT.color(category).toString().substring(2, 8).toUpperCase(Locale.ROOT);
            assertTrue(svg.contains(hex), category.label());
        }
        assertTrue(svg.contains("fill=\"#2563EB\" fill-opacity=\"0.220\""), "the selected layer");
    }

    @Test
    void theAxisOfLayersSelectsTheSameLayer() {
        Pictures.onFx(() -> {
            timeline.selectedLayerProperty().set(LayerPath.denseLayer(1, 9));
            timeline.axisProperty().set(TimelineAxis.LAYER);
            return timeline;
        });
        WritableImage picture = take("timeline-layers");
        assertEquals(TimelineAxis.LAYER, timeline.shownAxis());
        Bounds plot = bounds();
        double slot = plot.getWidth() / timeline.view().layers().slots().size();
        long edges = columnsOf(picture, Palette.LIGHT.color(Token.ACCENT), (int) plot.getMinY());
        assertEquals(2 * slot, (double) edges, 4, "one slot forward, one backward");
    }

    @Test
    void theCursorIsSharedAndRead() {
        int recompute = firstRecomputation();
        Pictures.onFx(() -> {
            timeline.cursorOperationProperty().set(OptionalInt.of(recompute));
            return timeline;
        });
        take("timeline-cursor");
        String spoken = timeline.getAccessibleText();
        assertTrue(spoken.contains("recomputation") && spoken.contains("MiB"), spoken);
        Pictures.onFx(() -> {
            timeline.requestFocus();
            Keys.press(stage.getScene(), "Right");
            return timeline;
        });
        assertEquals(
                OptionalInt.of(recompute + 1),
                timeline.cursorOperationProperty().get());
    }

    @Test
    void theReadoutStaysInThePlotAndOffThePeak() {
        int peak = timeline.view().peakOperation();
        for (int operation :
                new int[] {peak, peak - 5, peak + 5, 0, timeline.view().bounds().operations() - 1}) {
            Pictures.onFx(() -> {
                timeline.cursorOperationProperty().set(OptionalInt.of(operation));
                return timeline;
            });
            take("timeline-readout-" + operation);
            Node readout = timeline.lookup(".chart-readout");
            Bounds box = readout.getBoundsInParent();
            assertTrue(readout.isVisible());
            assertTrue(bounds().getMinY() <= readout.getLayoutY(), operation + " " + box);
            assertTrue(readout.getLayoutY() + readout.getLayoutBounds().getHeight() <= bounds().getMaxY() + 1);
        }
    }

    @Test
    void theOverviewAndTheTimelineShowTheSameRange() {
        RangeSlider slider = (RangeSlider) overview.lookup(".range-slider");
        double end = timeline.visibleRangeProperty().get().to();
        assertEquals(end, slider.getHighValue());
        Pictures.onFx(() -> {
            slider.setHighValue(end / 2);
            slider.setLowValue(end / 4);
            return slider;
        });
        assertEquals(end / 4, timeline.visibleRangeProperty().get().from(), 1e-6);
        assertEquals(end / 2, timeline.visibleRangeProperty().get().to(), 1e-6);
        take("timeline-zoomed");
        Pictures.onFx(() -> {
            timeline.requestFocus();
            Keys.press(stage.getScene(), "F");
            return timeline;
        });
        assertEquals(end, slider.getHighValue());
        assertEquals(0, slider.getLowValue());
        assertFalse(timeline.view().isZoomed());
    }

    @Test
    void eachPartOfTheOverviewThatKeysReachShowsThatItIsFocused() {
        WritableImage unfocused = overviewWithFocusOn(timeline);
        for (String part : List.of(".low-thumb", ".high-thumb", ".range-bar")) {
            Node focused = overview.lookup(part);
            int differing = differing(unfocused, overviewWithFocusOn(focused));
            assertTrue(differing > 200, part + " changes " + differing + " pixels");
        }
    }

    private WritableImage overviewWithFocusOn(Node node) {
        Pictures.onFx(() -> {
            node.requestFocus();
            return node;
        });
        return Pictures.onFx(() -> overview.snapshot(null, null));
    }

    private static int differing(WritableImage one, WritableImage other) {
        int pixels = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                pixels += one.getPixelReader().getArgb(x, y)
                                == other.getPixelReader().getArgb(x, y)
                        ? 0
                        : 1;
            }
        }
        return pixels;
    }

    @Test
    void wheelTouchpadAndPinchZoomAroundTheMouse() {
        double whole = timeline.visibleRangeProperty().get().length();
        double middle = bounds().getCenterX();
        double there = timeline.plot().valueAt(timeline.visibleRangeProperty().get(), middle);
        fire(pinch(2, middle));
        assertEquals(whole / 2, timeline.visibleRangeProperty().get().length(), whole * 1e-9);
        assertEquals(
                there, timeline.plot().valueAt(timeline.visibleRangeProperty().get(), middle), whole * 1e-9);
        fire(wheel(40, middle));
        double notch = timeline.visibleRangeProperty().get().length() / (whole / 2);
        assertEquals(0.8, notch, 1e-9);
        for (int i = 0; i < 10; i++) {
            fire(wheel(-4, middle)); // a touchpad
        }
        assertEquals(whole / 2, timeline.visibleRangeProperty().get().length(), whole * 1e-9);
        fire(pinch(0.25, middle));
        assertFalse(timeline.view().isZoomed());
    }

    private void fire(Event event) {
        Pictures.onFx(() -> {
            timeline.fireEvent(event);
            return timeline;
        });
    }

    private static ZoomEvent pinch(double factor, double x) {
        return new ZoomEvent(
                ZoomEvent.ZOOM, x, 50, x, 50, false, false, false, false, false, false, factor, factor, null);
    }

    private static ScrollEvent wheel(double deltaY, double x) {
        return new ScrollEvent(
                ScrollEvent.SCROLL,
                x,
                50,
                x,
                50,
                false,
                false,
                false,
                false,
                false,
                false,
                0,
                deltaY,
                0,
                deltaY,
                ScrollEvent.HorizontalTextScrollUnits.NONE,
                0,
                ScrollEvent.VerticalTextScrollUnits.NONE,
                0,
                0,
                null);
    }

    private int firstRecomputation() {
        return timeline.view().content().legend().operations().stream()
                .filter(operation -> operation.phase() == Phase.RECOMPUTE)
                .findFirst()
                .orElseThrow()
                .index();
    }

    private Bounds bounds() {
        return new BoundingBox(
                timeline.plot().left(),
                timeline.plot().top(),
                timeline.plot().width(),
                timeline.plot().height());
    }

    private WritableImage take(String name) {
        return Pictures.take(stage.getScene(), name);
    }

    private static double count(WritableImage picture, Color color) {
        double count = 0;
        for (int y = 0; y < Math.min(HEIGHT, picture.getHeight()); y++) {
            count += columnsOf(picture, color, y);
        }
        return count;
    }

    private static long columnsOf(WritableImage picture, Color color, int y) {
        PixelReader pixels = picture.getPixelReader();
        long count = 0;
        for (int x = 0; x < WIDTH; x++) {
            Color pixel = pixels.getColor(x, y);
            double distance = Math.abs(pixel.getRed() - color.getRed())
                    + Math.abs(pixel.getGreen() - color.getGreen())
                    + Math.abs(pixel.getBlue() - color.getBlue());
            count += distance < 0.02 ? 1 : 0;
        }
        return count;
    }
}
