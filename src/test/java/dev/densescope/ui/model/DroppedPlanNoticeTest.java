package dev.densescope.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.densescope.network.Network;
import dev.densescope.plan.decision.StepPlan;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.decision.Strategies;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.Presets;
import dev.densescope.ui.RecordedNotices;
import dev.densescope.ui.TestWorkspace;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DroppedPlanNoticeTest {
    private static final String TOLD = "The plan was for other layers: the strategy is shared now.";

    private final Workspace workspace = TestWorkspace.of(TestWorkspace.DESIGN);
    private final DesignDocument document = workspace.document();
    private final StoragePlan plan = StepPlan.of(Network.of(TestWorkspace.DESIGN), Strategies.baseline());
    private final RecordedNotices notices = new RecordedNotices();

    @BeforeEach
    void applyAPlan() {
        DroppedPlanNotice.follow(workspace, notices);
        workspace.choose(plan);
    }

    @Test
    void anEditThatDropsThePlanIsToldAndCanBeUndoneEvenAfterOthers() {
        document.edit("batch", spec -> spec.withBatch(9));
        assertEquals(List.of(), notices.done(), "the plan still fits");
        document.edit("blocks", DroppedPlanNoticeTest::withoutABlock);
        assertEquals(Strategies.recommended(), workspace.plan());
        assertEquals(List.of(TOLD), notices.done());
        document.edit("batch", spec -> spec.withBatch(10));
        notices.links().get(0).run();
        assertEquals(plan, workspace.plan());
        assertEquals(TestWorkspace.DESIGN.withBatch(9), document.spec());
        assertEquals(List.of(), notices.done(), "it is no longer true");
    }

    @Test
    void whatIsUndoneAndRedoneIsNotToldAgain() {
        document.edit("blocks", DroppedPlanNoticeTest::withoutABlock);
        document.undo();
        assertEquals(List.of(), notices.done());
        document.redo();
        assertEquals(Strategies.recommended(), workspace.plan());
        assertEquals(List.of(), notices.done());
    }

    @Test
    void anotherDesignHasNothingToUndo() {
        document.edit("blocks", DroppedPlanNoticeTest::withoutABlock);
        document.startFrom(Presets.find("densenet-121").orElseThrow());
        assertEquals(List.of(), notices.done());
    }

    private static DenseNetSpec withoutABlock(DenseNetSpec spec) {
        return spec.withBlocks(spec.blocks().subList(0, 2));
    }
}
