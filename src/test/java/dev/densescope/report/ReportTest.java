package dev.densescope.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunRecord;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
    @Test
    void runsWithTheSameLabelAreDistinguishedByFileOrNumber() {
        RunRecord first = SampleRuns.smallReport().runs().get(0);
        RunRecord second = SampleRuns.with(first, first.steps(), new RunOutcome.Cancelled(2));
        RunRecord other = SampleRuns.smallReport().runs().get(1);
        Report unnamed = Report.of(List.of(first, second, other), SampleRuns.CREATED);
        String plan = first.settings().storage().id();
        String alone = other.settings().storage().id();
        assertEquals(List.of(plan, plan + " (2)", alone), labels(unnamed));
        assertEquals(
                List.of(plan + " (plan)", plan + " (20250304-050607…shared-2)", alone),
                labels(unnamed.ofFiles(
                        List.of("plan.dscope", "20250304-050607-densenet-bc-100-12-shared-2.dscope", "other.dscope"))));
    }

    @Test
    void theSameRecordInTwoFilesIsCalledByEach() {
        RunRecord run = SampleRuns.smallReport().runs().get(0);
        RunRecord copy = SampleRuns.with(run, run.steps(), run.outcome());
        assertEquals(run, copy);
        Report report = Report.of(List.of(run, copy), SampleRuns.CREATED).ofFiles(List.of("a.dscope", "b.dscope"));
        String plan = run.settings().storage().id();
        assertEquals(List.of(plan + " (a)", plan + " (b)"), labels(report));
    }

    @Test
    void eachRunHasAName() {
        Report report = SampleRuns.smallReport();
        assertThrows(IllegalArgumentException.class, () -> report.ofFiles(List.of("a.dscope")));
    }

    private static List<String> labels(Report report) {
        return report.runs().stream().map(report::label).toList();
    }
}
