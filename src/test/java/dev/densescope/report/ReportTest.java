package dev.densescope.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.densescope.compare.ComparedRun;
import dev.densescope.compare.Comparison;
import dev.densescope.network.Network;
import dev.densescope.plan.decision.Sharing;
import dev.densescope.plan.decision.StepPlan;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.quantity.QuantityText;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunRecord;
import dev.densescope.spec.DenseNetSpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
    void plansWithADecisionForEachLayerAreNamedByTheirBytes() {
        DenseNetSpec spec = SampleRuns.smallSpec();
        List<RunRecord> runs = Stream.of(Strategy.NAIVE, Strategy.SHARED)
                .map(like -> StepPlan.of(Network.of(spec), Sharing.of(like)))
                .map(plan -> SampleRuns.run(spec, plan, 2))
                .toList();
        List<String> names = runs.stream()
                .map(run -> "plan, " + QuantityText.PLAIN.bytes(run.prediction().reservedBytes()))
                .toList();
        assertEquals(names, labels(Report.of(runs, SampleRuns.CREATED)));
        List<ComparedRun> compared =
                runs.stream().map(run -> ComparedRun.of(run, Optional.empty())).toList();
        assertEquals(names, new Comparison(compared).labels());
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
