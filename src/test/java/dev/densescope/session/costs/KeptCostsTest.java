package dev.densescope.session.costs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.failure.LoggedFailures;
import dev.densescope.failure.LoggedWarnings;
import dev.densescope.plan.cost.FittedCosts;
import dev.densescope.plan.cost.LinearCost;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.report.SampleRuns;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunRecord;
import dev.densescope.session.settings.DeviceChoice;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.Presets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeptCostsTest {
    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
    private static final String EARLIER = "2020-01-01T00:00:00Z";
    private static final DenseNetSpec DESIGN =
            Presets.all().get("densenet-bc-40-12").withBatch(2);
    private static final DeviceChoice CHOICE = new DeviceChoice("cpu", 2);

    @TempDir
    Path folder;

    private int calibrations;

    /** Costs that differ between calibrations. */
    private FittedCosts measure() {
        calibrations++;
        return new FittedCosts(Map.of("softmax", new LinearCost(calibrations, 0.1, 0.2, 0.3)), new LinearCost(1, 2, 3));
    }

    private KeptCosts kept() {
        return new KeptCosts(
                folder.resolve("costs"), Clock.fixed(NOW, ZoneOffset.UTC), (device, target, stop) -> measure());
    }

    private DeviceCosts costs(DeviceChoice choice) {
        return kept().of(new OnlyCpu(), choice, () -> false);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("costs"))) {
            return files.toList();
        }
    }

    private static void replace(Path file, String text, String by) throws IOException {
        Files.writeString(file, Files.readString(file).replace(text, by));
    }

    @Test
    void aDeviceIsCalibratedOnceUntilSomebodyWantsItAnew() throws IOException {
        assertEquals(Optional.empty(), kept().stored(new OnlyCpu(), CHOICE));
        assertEquals(0, calibrations);
        DeviceCosts first = costs(CHOICE);
        assertEquals(Optional.of(first), kept().stored(new OnlyCpu(), CHOICE));
        assertEquals(new CostsHistory(Optional.of(NOW), 0), first.history());
        assertEquals(1, files().size());
        replace(files().get(0), NOW.toString(), EARLIER);
        DeviceCosts second = costs(CHOICE);
        assertEquals(new CostsHistory(Optional.of(Instant.parse(EARLIER)), 0), second.history());
        assertEquals(first.costs(), second.costs());
        assertEquals(1, calibrations);
        DeviceCosts anew = kept().calibrated(new OnlyCpu(), CHOICE, () -> false);
        assertEquals(Optional.of(NOW), anew.history().calibrated());
        assertNotEquals(first.costs(), anew.costs());
        assertEquals(anew, costs(CHOICE));
        assertEquals(2, calibrations);
        costs(new DeviceChoice("cpu", 1));
        assertEquals(2, files().size(), "other threads have other costs");
    }

    @ParameterizedTest
    @CsvSource({
        "densescope-costs/2, densescope-costs/0",
        "oneDNN, anotherDNN",
        "'{', ''",
        "'\"runs\" : 0', '\"runs\" : -1'",
        "'\"runs\" : 0', '\"run\" : 0'",
        EARLIER + ", yesterday",
        "'\"others\" : [ ', '\"others\" : [ -1, '",
        "'\"softmax\" : [ ', '\"softmax\" : [ 1e999, '",
        "'\"kinds\"', '\"kind\"'"
    })
    void aFileThatIsDamagedOrOlderIsCalibratedAnew(String text, String by) throws IOException {
        costs(CHOICE);
        Path file = files().get(0);
        replace(file, NOW.toString(), EARLIER);
        String whole = Files.readString(file);
        replace(file, text, by);
        assertNotEquals(whole, Files.readString(file));
        assertEquals(Optional.of(NOW), costs(CHOICE).history().calibrated());
        assertEquals(2, calibrations);
        assertTrue(Files.readString(file).contains(NOW.toString()), "and kept again");
    }

    @Test
    void aFolderThatCannotBeWrittenOnlyMeansThatNothingIsKept() throws IOException {
        Files.writeString(folder.resolve("costs"), "a file");
        try (LoggedFailures failures = new LoggedFailures();
                LoggedWarnings warnings = new LoggedWarnings(KeptCosts.class)) {
            assertEquals(Optional.of(NOW), costs(CHOICE).history().calibrated());
            assertEquals(
                    List.of("The costs of the device cannot be kept in " + folder.resolve("costs")
                            + ", so they are measured again the next time: a file of this name exists."),
                    warnings.sentences());
            assertEquals(List.of(), failures.entries(), "a sentence without a stack trace");
        }
        assertEquals("a file", Files.readString(folder.resolve("costs")));
    }

    @Test
    void aCompletedRunRefinesWhatIsKeptOfItsDevice() throws IOException {
        RunRecord run = SampleRuns.run(DESIGN, Strategy.SHARED, 3);
        FittedCosts before = new FittedCosts(Map.of("max pool", new LinearCost(1, 1, 0)), new LinearCost(1, 1, 1));
        CostsKey key = CostsKey.of(run.device(), run.settings().on());
        Path file = folder.resolve("costs").resolve(key.fileName());
        kept().refineBy(run);
        assertTrue(Files.notExists(file), "a run alone lacks kinds of operations");
        Files.createDirectories(file.getParent());
        CostsHistory history = new CostsHistory(Optional.of(NOW), 4);
        Files.write(file, CostsJson.write(key, new CostsJson.Content(before, history)));
        kept().refineBy(SampleRuns.endedBeforeFirstStep(DESIGN, Strategy.SHARED, new RunOutcome.Cancelled(0)));
        assertEquals(before, CostsJson.read(key, Files.readAllBytes(file)).costs());
        kept().refineBy(run);
        CostsJson.Content after = CostsJson.read(key, Files.readAllBytes(file));
        assertEquals(new CostsHistory(Optional.of(NOW), 5), after.history());
        assertEquals(
                before.refinedBy(
                        RunCosts.samples(run.settings(), run.lastTrace().orElseThrow()), run.medianStepNanos()),
                after.costs());
    }
}
