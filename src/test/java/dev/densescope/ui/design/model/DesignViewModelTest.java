package dev.densescope.ui.design.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.plan.decision.Sharing;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.spec.DenseBlockSpec;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.InputSpec;
import dev.densescope.spec.LayerPath;
import dev.densescope.spec.Presets;
import dev.densescope.spec.Stem;
import dev.densescope.ui.RecordedNotices;
import dev.densescope.ui.TestWorkspace;
import dev.densescope.ui.model.Workspace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class DesignViewModelTest {
    private static final DenseNetSpec START = TestWorkspace.DESIGN;
    private static final DenseBlockSpec ONE = START.blocks().get(0);
    private static final DenseBlockSpec TWO = START.blocks().get(1);
    private static final DenseBlockSpec THREE = START.blocks().get(2);

    private final Workspace workspace = TestWorkspace.of(START);
    private final RecordedNotices notices = new RecordedNotices();
    private final DesignViewModel model = new DesignViewModel(workspace, notices);

    @Test
    void anAddedBlockIsLikeTheLastStandsBehindItAndIsSelected() {
        model.addBlock();
        assertBlocks(ONE, TWO, THREE, THREE);
        assertSelected("block4");
        assertEquals("adding a block", undoName());
    }

    @Test
    void aDuplicateStandsBehindItsBlockAndIsSelected() {
        select("block1/layer2");
        model.duplicateBlock();
        assertBlocks(ONE, ONE, TWO, THREE);
        assertSelected("block2");
    }

    @Test
    void removingABlockSelectsTheOneThatTakesItsPlaceOrTheLast() {
        select("block2");
        model.removeBlock();
        assertBlocks(ONE, THREE);
        assertSelected("block2");
        model.removeBlock();
        assertBlocks(ONE);
        assertSelected("block1");
        workspace.document().undo();
        workspace.document().undo();
        assertBlocks(ONE, TWO, THREE);
    }

    @Test
    void theLastBlockCannotBeRemovedAndThatIsToldEachTime() {
        select("block1");
        model.removeBlock();
        model.removeBlock();
        model.removeBlock();
        model.removeBlock();
        assertBlocks(THREE);
        assertEquals(Collections.nCopies(2, "Number of blocks must be from 1 to 12."), notices.failed());
        assertSelected("block1");
    }

    @Test
    void aBlockTooManyIsRefusedAndNothingChanges() {
        DenseNetSpec small = START.withBlocks(List.of(ONE)).withInput(InputSpec.square(2));
        workspace.document().startFrom(small);
        model.addBlock();
        model.addBlock();
        DenseNetSpec max = workspace.spec();
        assertEquals(2, max.blocks().size());
        assertEquals(1, notices.failed().size());
        assertTrue(notices.failed().get(0).startsWith("Input 2x2 is too small for the cifar stem and 2 transitions"));
        assertSelected("block2");
        workspace.document().undo();
        assertEquals(small, workspace.spec());
    }

    @Test
    void blocksMoveUpAndDownAndStopAtTheEnds() {
        select("block1");
        model.moveBlock(1);
        assertBlocks(TWO, ONE, THREE);
        assertSelected("block2");
        model.moveBlock(1);
        model.moveBlock(1);
        assertBlocks(TWO, THREE, ONE);
        model.moveBlock(-1);
        assertBlocks(TWO, ONE, THREE);
        assertEquals("moving block 3", undoName());
        assertEquals(List.of(), notices.failed());
    }

    @Test
    void aBlockDraggedToAnothersPlaceIsOneStep() {
        model.moveBlock(3, 1);
        assertBlocks(THREE, ONE, TWO);
        assertSelected("block1");
        workspace.document().undo();
        assertBlocks(ONE, TWO, THREE);
    }

    @Test
    void editsOfNameAndStemAreNamedByWhatTheyDo() {
        model.rename("mine");
        assertEquals("renaming the design", undoName());
        model.changeStem(Stem.IMAGENET);
        assertEquals("stem to ImageNet", undoName());
        model.changeStem(Stem.CIFAR);
        assertEquals("stem to CIFAR", undoName());
    }

    @Test
    void movingABlockToItsOwnPlaceIsNoEdit() {
        model.moveBlock(2, 2);
        assertEquals("", undoName());
    }

    @Test
    void withoutASelectedBlockTheCommandsOfBlocksDoNothing() {
        for (String path : List.of("network", "stem", "transition1", "head")) {
            select(path);
            assertFalse(model.blockSelected().get(), path);
            model.duplicateBlock();
            model.removeBlock();
            model.moveBlock(1);
            model.makeBlocksAlike();
        }
        assertEquals(START, workspace.spec());
        select("block3/layer1");
        assertTrue(model.blockSelected().get());
        select("block3/layer2");
        assertFalse(model.blockSelected().get(), "block 3 has one layer");
    }

    @Test
    void alikeBlocksKeepTheirLayers() {
        select("block2");
        model.makeBlocksAlike();
        assertBlocks(new DenseBlockSpec(2, 6, 4), TWO, new DenseBlockSpec(1, 6, 4));
        assertEquals("blocks like block 2", undoName());
    }

    @Test
    void aStemTheInputIsTooSmallForIsRefused() {
        DenseNetSpec small = START.withInput(InputSpec.square(8));
        workspace.document().startFrom(small);
        model.changeStem(Stem.IMAGENET);
        assertEquals(small, workspace.spec());
        assertEquals(1, notices.failed().size());
        assertTrue(notices.failed().get(0).contains("imagenet"), notices.failed()::toString);
    }

    @Test
    void aPresetTakesThePlaceOfTheDesignAndUndoBringsItBack() {
        DenseNetSpec preset = Presets.find("densenet-bc-40-12").orElseThrow();
        select("block3");
        model.startFrom(preset);
        assertEquals(preset, workspace.spec());
        assertSelected("network");
        model.startFrom(preset);
        workspace.document().undo();
        assertEquals(START, workspace.spec());
    }

    @Test
    void aNameTypedIsOneStep() {
        model.rename("M");
        model.rename("My");
        model.rename("My net");
        workspace.document().undo();
        assertEquals(START.name(), workspace.spec().name());
        workspace.document().redo();
        assertEquals("My net", workspace.spec().name());
    }

    @Test
    void travelGoesThroughAllLayersAndStopsAtBothEnds() {
        List<String> way = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            model.travel(1);
            way.add(workspace.selectedLayer().text());
        }
        List<String> layers = List.of(
                "stem",
                "block1/layer1",
                "block1/layer2",
                "transition1",
                "block2/layer1",
                "block2/layer2",
                "block2/layer3",
                "transition2",
                "block3/layer1",
                "head",
                "head");
        assertEquals(layers, way);
        model.travelToEnd(-1);
        model.travel(-1);
        assertSelected("stem");
        model.travelToEnd(1);
        assertSelected("head");
    }

    @Test
    void travelFromABlockBeginsAtItsFirstLayer() {
        select("block2");
        model.travel(1);
        assertSelected("block2/layer2");
        select("block2");
        model.travel(-1);
        assertSelected("transition1");
    }

    @Test
    void travelByBlocksKeepsTheLayerAsFarAsThereIsOne() {
        select("block2/layer3");
        model.travelBlocks(-1);
        assertSelected("block1/layer2");
        model.travelBlocks(-1);
        assertSelected("block1/layer2");
        select("block2/layer3");
        model.travelBlocks(1);
        assertSelected("block3/layer1");
    }

    @Test
    void travelByBlocksStartsFromWhereStemTransitionsAndHeadLie() {
        assertTravel("stem", 1, "block1/layer1");
        assertTravel("transition1", -1, "block1/layer1");
        assertTravel("transition1", 1, "block2/layer1");
        assertTravel("head", -1, "block3/layer1");
        assertTravel("head", 1, "block3/layer1");
        assertTravel("network", 1, "block1/layer1");
    }

    @Test
    void aSelectionThatLeftTheDesignCountsAsTheNetworkUntilItIsBack() {
        select("block3/layer1");
        workspace.document().edit("less", spec -> spec.withBlocks(List.of(ONE, TWO)));
        assertEquals(LayerPath.Kind.NETWORK, model.selection().kind());
        assertEquals(LayerPath.Kind.NETWORK, model.view().selection().kind());
        workspace.document().undo();
        assertEquals(LayerPath.denseLayer(3, 1), model.view().selection());
    }

    @Test
    void theViewFollowsStrategyAndDesign() {
        model.choose(Sharing.of(Strategy.NAIVE));
        assertEquals(Sharing.of(Strategy.NAIVE), model.view().plan());
        workspace.document().edit("batch", spec -> spec.withBatch(1));
        assertEquals(1, model.view().predictions().network().spec().batch());
    }

    private void assertTravel(String from, int by, String to) {
        select(from);
        model.travelBlocks(by);
        assertSelected(to);
    }

    private void select(String path) {
        model.select(LayerPath.parse(path));
    }

    private void assertSelected(String path) {
        assertEquals(path, workspace.selectedLayer().text());
    }

    private void assertBlocks(DenseBlockSpec... blocks) {
        assertEquals(List.of(blocks), workspace.spec().blocks());
    }

    private String undoName() {
        return workspace.document().undoNameProperty().get();
    }
}
