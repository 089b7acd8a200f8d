package dev.densescope.ui.chart.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.densescope.chart.timeline.TimelineContent;
import dev.densescope.network.Network;
import dev.densescope.plan.Prediction;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.report.SampleRuns;
import dev.densescope.ui.chart.ChartData;
import org.junit.jupiter.api.Test;

class TimelineTableTest {
    @Test
    void theTimelinesTableHasARowForEachOperation() {
        Schedule schedule = Schedule.compile(Network.of(SampleRuns.smallSpec()), Strategy.SHARED);
        int operations = schedule.operations().size();
        ChartData data = TimelineTable.of(TimelineContent.predicted(schedule.legend(), Prediction.of(schedule)));
        assertEquals(operations, data.rows().size());
        data.rows().forEach(row -> assertEquals(data.headings().size(), row.size()));
        assertEquals(operations + 1, data.tsv().lines().count());
    }
}
