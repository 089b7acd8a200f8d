package dev.densescope.ui.run.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.densescope.chart.timeline.TimelineOutline;
import dev.densescope.plan.decision.Sharing;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.session.settings.RunSettings;
import dev.densescope.ui.TestWorkspace;
import dev.densescope.ui.run.form.RunForm;
import dev.densescope.ui.run.snapshot.RunOutline;
import dev.densescope.ui.run.snapshot.RunSnapshot;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is shown while a run starts. */
class LiveViewTest {
    private static final StoragePlan SELECTED = Sharing.of(Strategy.SHARED);

    private final RunForm form = new RunForm(List.of("cpu"), 2);
    private final LiveView view = new LiveView();

    @Test
    void aPeakIsShownWithTheStrategyThatItIsOf() {
        RunSettings selected = form.settings(TestWorkspace.DESIGN, SELECTED);
        RunOutline outline =
                RunOutline.of(TestWorkspace.DESIGN, SELECTED, selected.on().target());
        view.preview(RunSnapshot.preview(selected, outline));
        view.starting(form.settings(TestWorkspace.DESIGN, Sharing.of(Strategy.NAIVE)));
        assertEquals(SELECTED, shown().settings().storage());
        assertEquals(outline, shown().outline());
        view.starting(form.settings(TestWorkspace.DESIGN.withBatch(3), SELECTED));
        assertEquals(TestWorkspace.DESIGN, shown().settings().spec());
    }

    @Test
    void otherSettingsAreThoseOfTheRunThatStarts() {
        RunSettings selected = form.settings(TestWorkspace.DESIGN, SELECTED);
        RunOutline outline =
                RunOutline.of(TestWorkspace.DESIGN, SELECTED, selected.on().target());
        view.preview(RunSnapshot.preview(selected, outline));
        form.length().steps().textProperty().set("98");
        RunSettings starting = form.settings(TestWorkspace.DESIGN, SELECTED);
        view.starting(starting);
        assertEquals(starting, shown().settings());
    }

    @Test
    void theTimelineOfARunIsOutlinedOnceNotAtEachTurn() {
        RunSettings selected = form.settings(TestWorkspace.DESIGN, SELECTED);
        RunOutline outline =
                RunOutline.of(TestWorkspace.DESIGN, SELECTED, selected.on().target());
        view.preview(RunSnapshot.preview(selected, outline));
        TimelineOutline first = shown().timeline().outline();
        view.starting(selected);
        assertSame(first, shown().timeline().outline());
    }

    private RunSnapshot shown() {
        return view.snapshotProperty().get().orElseThrow();
    }
}
