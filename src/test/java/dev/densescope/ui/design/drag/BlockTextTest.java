package dev.densescope.ui.design.drag;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.densescope.spec.DenseBlockSpec;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.ui.RecordedNotices;
import dev.densescope.ui.TestWorkspace;
import dev.densescope.ui.design.model.BlockTemplate;
import dev.densescope.ui.design.model.DesignViewModel;
import dev.densescope.ui.model.Workspace;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BlockTextTest {
    private static final DenseBlockSpec BLOCK = new DenseBlockSpec(5, 24, 4);

    private final Workspace workspace = TestWorkspace.of(TestWorkspace.DESIGN);
    private final DesignViewModel model = new DesignViewModel(workspace, new RecordedNotices());

    @Test
    void aBlockOfThisWindowIsFoundByItsNumber() {
        DraggedBlock dragged = new DraggedBlock.Existing(2, BLOCK);
        assertEquals(Optional.of(dragged), BlockText.parse(BlockText.of(dragged), true));
    }

    @Test
    void aBlockOfAnotherWindowIsCopiedAndMovesNoneOfThisDesign() {
        DraggedBlock dragged = BlockText.parse(BlockText.of(new DraggedBlock.Existing(2, BLOCK)), false)
                .orElseThrow();
        dragged.dropBefore(1, model);
        DenseNetSpec before = TestWorkspace.DESIGN;
        assertEquals(
                List.of(
                        BLOCK,
                        before.blocks().get(0),
                        before.blocks().get(1),
                        before.blocks().get(2)),
                workspace.spec().blocks());
        assertEquals("adding a block", workspace.document().undoNameProperty().get());
    }

    @Test
    void aBlockOfThePaletteIsTheSameInEveryWindow() {
        DraggedBlock dragged = new DraggedBlock.New(new BlockTemplate(12, false));
        assertEquals(Optional.of(dragged), BlockText.parse(BlockText.of(dragged), false));
    }

    @Test
    void otherTextsAndImpossibleBlocksAreRefused() {
        for (String text : List.of("", "block 1", "block 1: 0 12 4", "block 1: 6 9999 4", "block 0: 6 12 4", "new 6")) {
            assertEquals(Optional.empty(), BlockText.parse(text, true), text);
        }
    }
}
