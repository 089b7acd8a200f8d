package dev.densescope.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.densescope.chart.timeline.TimelineContent;
import dev.densescope.network.Network;
import dev.densescope.plan.Prediction;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.report.SampleRuns;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ChartDataTest {
    @Test
    void theTimelinesTableHasARowForEachOperation() {
        Schedule schedule = Schedule.compile(Network.of(SampleRuns.smallSpec()), Strategy.SHARED);
        int operations = schedule.operations().size();
        ChartData data = TimelineTable.of(TimelineContent.predicted(schedule.legend(), Prediction.of(schedule)));
        assertEquals(operations, data.rows().size());
        data.rows().forEach(row -> assertEquals(data.headings().size(), row.size()));
        assertEquals(operations + 1, data.tsv().lines().count());
    }

    @Test
    void largeWholeNumbersOfTablesHaveTheirThousandsSetApart() {
        assertEquals("17,188,420", NumberText.grouped("17188420", Locale.ROOT));
        assertEquals("-1.234", NumberText.grouped("-1234", Locale.GERMANY));
        for (String asItIs : List.of("", "999", "41234.176", "conv0", "1e9")) {
            assertEquals(asItIs, NumberText.grouped(asItIs, Locale.ROOT));
        }
    }
}
