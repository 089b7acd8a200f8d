package dev.densescope.session.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.densescope.data.SkippedImages;
import dev.densescope.device.Device;
import dev.densescope.device.StepSettings;
import dev.densescope.device.cpu.CpuDevice;
import dev.densescope.engine.FaultyDevice;
import dev.densescope.engine.StepOutcome;
import dev.densescope.engine.TrainingEngine;
import dev.densescope.memory.Recorder;
import dev.densescope.network.Network;
import dev.densescope.plan.FaultySchedules;
import dev.densescope.plan.Prediction;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.plan.hardware.Target;
import dev.densescope.plan.step.Value;
import dev.densescope.report.Report;
import dev.densescope.report.html.HtmlReport;
import dev.densescope.report.json.JsonReport;
import dev.densescope.session.EnvironmentInfo;
import dev.densescope.session.MemoryAgreement;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunRecord;
import dev.densescope.session.device.DeviceListing;
import dev.densescope.session.device.Devices;
import dev.densescope.session.file.RunFileReader;
import dev.densescope.session.file.RunFileWriter;
import dev.densescope.session.file.table.RunFileHeader;
import dev.densescope.session.settings.DeviceChoice;
import dev.densescope.session.settings.RunSettings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A wrong plan harms no training of the baseline, where nothing is put where it should not, and shows to all who read of the run. */
class PlantedFaultRunTest {
    private static final int THREADS = 2;
    private static final RunSettings SETTINGS = TestRuns.settings(Strategy.NAIVE, "cpu", 0, 1);

    private final FaultySchedules schedules =
            new FaultySchedules(Network.of(TestRuns.DESIGN), Strategy.NAIVE, Target.processor(THREADS));
    private final Value concat = schedules.sound().values().stream()
            .filter(value -> value.name().equals("concat"))
            .findFirst()
            .orElseThrow();

    @TempDir
    Path folder;

    @Test
    void aCorrectPlanAgreesInRunFileAndReports() throws Exception {
        RunRecord run = run(schedules.sound());
        assertTrue(MemoryAgreement.of(run).isExact());
        assertTrue(measured(run).get("asPredicted").asBoolean());
        assertEquals(0, measured(run).get("differences").size());
        assertTrue(html(run).contains("Measured memory equals predicted memory, to the byte."));
    }

    @Test
    void aWrongLifetimeIsFoundInRunFileAndReports() throws Exception {
        RunRecord run = run(schedules.withLastUse(concat, last -> last + 3));
        MemoryAgreement agreement = MemoryAgreement.of(run);
        assertEquals(3, agreement.operations().size());
        assertEquals(
                -concat.shape().bytes(), agreement.operations().get(0).live().excess());
        assertEquals(List.of(), agreement.layers());
        assertTold(run, "the first of 3 operations that differ");
    }

    @Test
    void aWrongSizeIsFoundInRunFileAndReports() throws Exception {
        RunRecord run = run(schedules.withChannels(concat, concat.shape().c() - 1));
        MemoryAgreement agreement = MemoryAgreement.of(run);
        assertEquals(List.of(concat.layer()), agreement.layers());
        long channelBytes = concat.shape().bytes() / concat.shape().c();
        assertEquals(channelBytes, agreement.forwardFeatureMaps().excess());
        assertTold(run, "tensors of " + concat.layer() + " are not as large as predicted, the only layer that differs");
    }

    @Test
    void aRunFailsIfKernelsWriteOutsideTheirOutputs() throws Exception {
        Devices devices = new Devices() {
            @Override
            public List<String> ids() {
                return List.of("cpu");
            }

            @Override
            public List<DeviceListing> list() {
                return List.of();
            }

            @Override
            public Device open(DeviceChoice choice) {
                return new FaultyDevice(new CpuDevice(THREADS), "averagePool", FaultyDevice.channels(1));
            }
        };
        try (LocalRunner runner = new LocalRunner(devices)) {
            RunOutcome outcome = TestRuns.end(runner.start(SETTINGS, Optional.empty(), false))
                    .outcome();
            assertTrue(
                    outcome.sentence().contains("The kernel of pool of transition1 writes outside of its output"),
                    outcome.sentence());
        }
    }

    private static void assertTold(RunRecord run, String difference) throws Exception {
        assertFalse(MemoryAgreement.of(run).isExact());
        assertFalse(measured(run).get("asPredicted").asBoolean());
        assertTrue(measured(run).get("differences").toString().contains(difference), measured(run)::toString);
        assertTrue(html(run).contains("Measured memory of naive differs from the prediction."));
        assertTrue(html(run).contains(difference));
    }

    private static JsonNode measured(RunRecord run) throws Exception {
        return new ObjectMapper()
                .readTree(JsonReport.text(report(run)))
                .get("runs")
                .get(0)
                .get("measured");
    }

    private static String html(RunRecord run) {
        return HtmlReport.text(report(run));
    }

    private static Report report(RunRecord run) {
        return Report.of(List.of(run), Instant.EPOCH);
    }

    /** One step by that schedule, as its file tells it. */
    private RunRecord run(Schedule schedule) {
        Path file = folder.resolve("run.dscope");
        RunPlan plan =
                new RunPlan(Instant.EPOCH, SETTINGS, EnvironmentInfo.current(), schedule, Prediction.of(schedule));
        RunFileWriter writer = RunFileWriter.create(
                file,
                new RunFileHeader(
                        plan.startedAt(),
                        plan.settings(),
                        plan.environment(),
                        Optional.empty(),
                        plan.prediction(),
                        plan.schedule().legend()));
        RunJournal journal = new RunJournal(plan, Optional.of(writer), Optional::empty, () -> SkippedImages.NONE);
        journal.started();
        try (Device device = new CpuDevice(THREADS);
                TrainingEngine engine = new TrainingEngine(schedule, device)) {
            engine.initializeParameters(1);
            step(engine, schedule, journal);
        }
        journal.end(new RunOutcome.Completed());
        return RunFileReader.read(file);
    }

    private static void step(TrainingEngine engine, Schedule schedule, RunJournal journal) {
        Minibatch minibatch = new Minibatch(schedule);
        Recorder recorder = journal.recorder(engine.measurement().reservedBytes());
        recorder.stepStarted(1);
        StepOutcome outcome = engine.step(
                minibatch.images(),
                minibatch.labels(),
                new StepSettings(1, 1, 0.1f, 0.9f, 1e-4f),
                recorder,
                () -> false);
        StepOutcome.Finished finished = (StepOutcome.Finished) outcome;
        journal.stepFinished(
                new RunJournal.Step(finished.loss(), 0, 1, 0, Optional.empty()),
                recorder.stepFinished(),
                engine.measurement());
    }
}
