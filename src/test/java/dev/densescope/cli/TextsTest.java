package dev.densescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.cli.option.ByteSize;
import dev.densescope.cli.option.NearestNames;
import dev.densescope.cli.option.UsageException;
import dev.densescope.cli.run.RunsText;
import dev.densescope.cli.terminal.TextTable;
import dev.densescope.device.DeviceInfo;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.report.Report;
import dev.densescope.report.SampleRuns;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunRecord;
import dev.densescope.session.measure.EpochSummary;
import dev.densescope.session.measure.StepSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {
    @ParameterizedTest
    @CsvSource({
        "2GiB, 2147483648",
        "500MB, 500000000",
        "500 mb, 500000000",
        "1.5KiB, 1536",
        "1500000, 1500000",
        "1B, 1",
        "8388607TiB, 9223370937343148032"
    })
    void commonFormsOfBytesAreParsed(String text, long bytes) {
        assertEquals(bytes, ByteSize.parse("--max-peak", text));
    }

    @ParameterizedTest
    @CsvSource({"2G", "-1", "0", "0.5", "1e9", "GiB", "''", "8388608TiB", "1.GiB"})
    void invalidBytesAreRefused(String text) {
        UsageException refused = assertThrows(UsageException.class, () -> ByteSize.parse("--max-peak", text));
        assertTrue(refused.getMessage().contains("'" + text + "'"), refused.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"12, 12GiB", "12000, 12000MB", "1048575, 1048575MB", "1.5, 1.5GiB", "2000000.5, 2000000.5GiB"})
    void theSizeOfADeviceNeedsAUnitUnlessItIsClearlyInBytes(String text, String named) {
        UsageException refused =
                assertThrows(UsageException.class, () -> ByteSize.parseDeviceSize("--device-memory", text));
        assertTrue(refused.getMessage().startsWith("--device-memory needs a unit for '" + text + "'"));
        assertTrue(refused.getMessage().contains(named), refused.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"1048576, 1048576", "12B, 12", "1.5KiB, 1536"})
    void aLargeNumberWithoutUnitIsInBytes(String text, long bytes) {
        assertEquals(bytes, ByteSize.parseDeviceSize("--device-memory", text));
    }

    @Test
    void aFractionWithoutAUnitIsRefused() {
        UsageException refused = assertThrows(UsageException.class, () -> ByteSize.parse("--max-peak", "1.5"));
        assertEquals(
                "--max-peak needs a unit for '1.5', such as 1.5GiB or 1.5MB; without one it must be whole bytes such as"
                        + " 1500000.",
                refused.getMessage());
    }

    @Test
    void tablesAlignTheFirstColumnLeftAndNumbersRight() {
        assertEquals(
                """
                name     bytes
                a            1
                longer  12,345
                """,
                new TextTable("name", "bytes")
                        .row("a", "1")
                        .row("longer", "12,345")
                        .toString());
    }

    @Test
    void theNearestNamesComeFirst() {
        assertEquals(
                List.of("densenet-121", "densenet-161"),
                NearestNames.to("DenseNet121", List.of("densenet-161", "other", "densenet-121"), 2));
    }

    @Test
    void runsThatEndedEarlyStillHaveARow() {
        RunRecord failed = SampleRuns.endedBeforeFirstStep(
                SampleRuns.smallSpec(), Strategy.NAIVE, new RunOutcome.OutOfMemory(1, "No memory."));

        String text = RunsText.of(new Report(SampleRuns.smallSpec(), List.of(failed), SampleRuns.CREATED));

        assertTrue(text.lines().anyMatch(line -> line.startsWith("naive ") && line.endsWith("out-of-memory")), text);
        assertTrue(!text.contains("equal predicted"), text);
    }

    @Test
    void theDeviceAndItsKernelsAreReported() {
        RunRecord run = SampleRuns.run(SampleRuns.smallSpec(), Strategy.NAIVE, 1);
        DeviceInfo device = run.device();

        String text = RunsText.of(new Report(SampleRuns.smallSpec(), List.of(run), SampleRuns.CREATED));

        String line = "on %s: %s, %s".formatted(device.id(), device.name(), device.kernels());
        assertTrue(text.lines().anyMatch(line::equals), text);
    }

    @Test
    void anEpochOfSomeStepsNamesThem() {
        EpochSummary epoch = new EpochSummary(3, 8, 9, 0.5, 0.75, Optional.empty());
        RunRecord run = SampleRuns.withEpochs(SampleRuns.run(SampleRuns.smallSpec(), Strategy.SHARED, 2), epoch);

        String text = RunsText.of(new Report(SampleRuns.smallSpec(), List.of(run), SampleRuns.CREATED));

        assertTrue(
                text.endsWith("After epoch 3: training loss 0.5000 and accuracy 75.0 % (of steps 8 to 9 only).\n"),
                text);
    }

    @Test
    void theLastEpochIsReportedOnceIfAllRunsAgree() {
        EpochSummary epoch =
                new EpochSummary(3, 9, 0.5, 0.75, Optional.of(new EpochSummary.Evaluation(10_000, 0.25, 0.875, 1)));
        RunRecord naive = SampleRuns.withEpochs(SampleRuns.run(SampleRuns.smallSpec(), Strategy.NAIVE, 2), epoch);
        RunRecord shared = SampleRuns.withEpochs(SampleRuns.run(SampleRuns.smallSpec(), Strategy.SHARED, 2), epoch);

        String text = RunsText.of(new Report(SampleRuns.smallSpec(), List.of(naive, shared), SampleRuns.CREATED));

        assertTrue(
                text.endsWith(
                        "After epoch 3: training loss 0.5000 and accuracy 75.0 %; evaluation on 10,000 images, loss "
                                + "0.2500 and accuracy 87.5 %.\n"),
                text);
        assertEquals(1, text.split("epoch 3", -1).length - 1, text);
    }

    @Test
    void differentLossesAreReported() {
        RunRecord naive = SampleRuns.run(SampleRuns.smallSpec(), Strategy.NAIVE, 2);
        RunRecord shared = SampleRuns.run(SampleRuns.smallSpec(), Strategy.SHARED, 2);
        StepSummary last = shared.steps().get(shared.steps().size() - 1);
        List<StepSummary> steps = new ArrayList<>(shared.steps());
        steps.set(steps.size() - 1, SampleRuns.withLoss(last, last.loss() + 1));
        RunRecord strayed = SampleRuns.with(shared, steps, shared.outcome());

        String same = RunsText.of(new Report(SampleRuns.smallSpec(), List.of(naive, shared), SampleRuns.CREATED));
        String other = RunsText.of(new Report(SampleRuns.smallSpec(), List.of(naive, strayed), SampleRuns.CREATED));

        assertTrue(same.contains("The losses of both strategies are bit-identical."), same);
        assertTrue(
                other.contains(
                        "The losses of shared differ from those of naive from step %d on.".formatted(last.step())),
                other);
        assertTrue(!other.contains("identical"), other);
    }

    @Test
    void aDifferenceBetweenMeasuredAndPredictedIsReportedExactly() {
        RunRecord run = SampleRuns.run(SampleRuns.smallSpec(), Strategy.SHARED, 1);
        RunRecord larger = new RunRecord(
                run.startedAt(),
                run.settings(),
                run.device(),
                run.environment(),
                SampleRuns.run(SampleRuns.smallSpec(), Strategy.NAIVE, 1).prediction(),
                run.measurement(),
                run.steps(),
                run.layers(),
                run.lastTrace(),
                run.skipped(),
                run.outcome());

        String text = RunsText.of(new Report(SampleRuns.smallSpec(), List.of(larger), SampleRuns.CREATED));

        assertTrue(text.contains("shared: measured minus predicted: forward feature maps -"), text);
        assertTrue(text.contains(" bytes; peak live -"), text);
        assertTrue(!text.contains("equal predicted"), text);
    }
}
