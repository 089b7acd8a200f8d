package dev.densescope.ui.design.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.network.Layer;
import dev.densescope.plan.decision.Strategies;
import dev.densescope.spec.DenseBlockSpec;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.LayerPath;
import dev.densescope.spec.Presets;
import dev.densescope.ui.TestWorkspace;
import dev.densescope.ui.model.prediction.Predictions;
import java.util.List;
import org.junit.jupiter.api.Test;

class PictureLayoutTest {
    private static final double WIDTH = 700;

    @Test
    void everyLayerHasAColumnWithItsBytesFromStemToHead() {
        Predictions predictions = predictions(TestWorkspace.DESIGN);
        PictureLayout layout = of(predictions, 1);
        assertEquals(
                predictions.network().layers().stream().map(Layer::path).toList(),
                layout.columns().stream().map(PictureLayout.Column::path).toList());
        assertEquals(
                predictions.of(Strategies.baseline()).layers(),
                layout.columns().stream().map(PictureLayout.Column::bytes).toList());
        assertEquals(
                predictions.of(Strategies.baseline()).layers().stream()
                        .mapToLong(layer -> layer.ownFeatureMapBytes())
                        .max()
                        .orElseThrow(),
                layout.largestBytes(0, WIDTH));
    }

    @Test
    void columnsDoNotOverlapAndAreFoundByTheirMiddle() {
        for (String preset : List.of("densenet-bc-40-12", "densenet-264-k48", "densenet-bc-250-24")) {
            PictureLayout layout = of(predictions(Presets.find(preset).orElseThrow()), 1);
            double last = -1;
            for (PictureLayout.Column column : layout.columns()) {
                assertTrue(column.x() >= last, column + " begins before " + last);
                assertEquals(column.path(), layout.layerAt(column.centre()).orElseThrow());
                last = column.x() + column.width();
            }
            assertTrue(last <= WIDTH, preset + " ends at " + last);
        }
    }

    @Test
    void zoomDoesNotChangeAnchors() {
        Predictions predictions = predictions(Presets.find("densenet-bc-100-12").orElseThrow());
        PictureLayout whole = of(predictions, 1);
        PictureLayout zoomed = of(predictions, 3);
        for (int index : List.of(0, 5, 17, 30)) {
            LayerPath path = whole.columns().get(index).path();
            double anchor = whole.anchorAt(whole.columns().get(index).centre());
            assertEquals(path, zoomed.layerAt(zoomed.xOf(anchor)).orElseThrow());
        }
        assertTrue(zoomed.width() > 2 * WIDTH);
    }

    @Test
    void aThousandLayersInTwelveBlocksFit() {
        DenseNetSpec large = TestWorkspace.DESIGN
                .withInput(dev.densescope.spec.InputSpec.square(2048))
                .withBatch(1)
                .withBlocks(java.util.Collections.nCopies(12, new DenseBlockSpec(40, 2, 0)));
        PictureLayout layout = PictureLayout.of(predictions(large), Strategies.baseline(), 400, 1);
        assertEquals(400, layout.width(), 1);
        assertEquals(
                LayerPath.HEAD,
                layout.layerAt(layout.columns().get(layout.columns().size() - 1).centre())
                        .orElseThrow());
    }

    @Test
    void aDenseLayerReadsTheInputOfItsBlockAndAllLayersBeforeIt() {
        PictureLayout layout = of(predictions(TestWorkspace.DESIGN), 1);
        assertEquals(List.of("transition1", "block2/layer1", "block2/layer2"), sources(layout, "block2/layer3"));
        assertEquals(
                List.of("transition1", "block2/layer1", "block2/layer2", "block2/layer3"),
                sources(layout, "transition2"));
        assertEquals(List.of("transition2", "block3/layer1"), sources(layout, "head"));
        assertEquals(List.of(), sources(layout, "stem"));
    }

    @Test
    void aDroppedBlockGoesBeforeTheBlockWhoseMiddleIsToTheRight() {
        PictureLayout layout = of(predictions(TestWorkspace.DESIGN), 1);
        assertEquals(1, layout.blockAfter(0));
        assertEquals(2, layout.blockAfter(layout.spans().get(0).centre() + 1));
        assertEquals(4, layout.blockAfter(WIDTH));
        assertTrue(layout.gapBefore(1) < layout.spans().get(0).fromX());
        assertTrue(layout.gapBefore(4) > layout.spans().get(2).toX());
    }

    private static List<String> sources(PictureLayout layout, String path) {
        return layout.sources(layout.indexOf(LayerPath.parse(path)).orElseThrow()).stream()
                .map(index -> layout.columns().get(index).path().text())
                .toList();
    }

    private static PictureLayout of(Predictions predictions, double zoom) {
        return PictureLayout.of(predictions, Strategies.baseline(), WIDTH, zoom);
    }

    private static Predictions predictions(DenseNetSpec design) {
        return TestWorkspace.of(design).predictions();
    }
}
