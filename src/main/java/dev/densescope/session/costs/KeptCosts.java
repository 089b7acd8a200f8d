package dev.densescope.session.costs;

import dev.densescope.device.Device;
import dev.densescope.device.DeviceInfo;
import dev.densescope.file.FileProblem;
import dev.densescope.file.UserFolders;
import dev.densescope.file.write.AtomicFile;
import dev.densescope.plan.cost.CostSample;
import dev.densescope.plan.cost.FittedCosts;
import dev.densescope.plan.hardware.Target;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunRecord;
import dev.densescope.session.device.Devices;
import dev.densescope.session.settings.DeviceChoice;
import dev.densescope.spec.DenseNetSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Operation costs by device, stored in files. A device is calibrated once, and each completed run refines its costs. If
 * a file cannot be read or written, this is logged, and the device is calibrated again the next time. One thread at a
 * time; if two processes write the same file, the last one wins.
 */
public final class KeptCosts {
    private static final Logger LOG = LoggerFactory.getLogger(KeptCosts.class);

    private final Path folder;
    private final Clock clock;
    private final Measurement measurement;

    /** Measures the costs of a device, as {@link Calibration#of} does. */
    @FunctionalInterface
    interface Measurement {
        FittedCosts of(Device device, Target target, BooleanSupplier stop);
    }

    /**
     * @param folder the folder of the files, created if missing
     * @param clock the clock for the times of calibrations
     */
    public KeptCosts(Path folder, Clock clock) {
        this(folder, clock, Calibration::of);
    }

    KeptCosts(Path folder, Clock clock, Measurement measurement) {
        this.folder = folder;
        this.clock = clock;
        this.measurement = measurement;
    }

    /** The costs stored in the data folder of the current user. */
    public static KeptCosts ofThisUser() {
        return new KeptCosts(UserFolders.data().resolve("costs"), Clock.systemUTC());
    }

    /**
     * The stored costs of a device. If there are none, the device is calibrated first, on the calling thread, which
     * takes a few seconds. Call it only when no run is in progress.
     *
     * @param choice the device, with any id that {@link Devices#resolve} accepts
     * @param stop polled between operations
     * @throws dev.densescope.session.RunRefusedException if the device cannot be used
     * @throws java.util.concurrent.CancellationException if {@code stop} returns true
     */
    public DeviceCosts of(Devices devices, DeviceChoice choice, BooleanSupplier stop) {
        DeviceChoice resolved = choice.withId(devices.resolve(choice.id()));
        try (Device device = devices.open(resolved)) {
            return stored(device.info(), resolved).orElseGet(() -> calibrated(device, resolved, stop));
        }
    }

    /** The stored costs of a device; empty if there are none. */
    public Optional<DeviceCosts> stored(Devices devices, DeviceChoice choice) {
        DeviceChoice resolved = choice.withId(devices.resolve(choice.id()));
        try (Device device = devices.open(resolved)) {
            return stored(device.info(), resolved);
        }
    }

    private Optional<DeviceCosts> stored(DeviceInfo info, DeviceChoice resolved) {
        return read(CostsKey.of(info, resolved)).map(kept -> costs(info, kept));
    }

    /** The costs from a new calibration, which replaces the stored ones. */
    public DeviceCosts calibrated(Devices devices, DeviceChoice choice, BooleanSupplier stop) {
        DeviceChoice resolved = choice.withId(devices.resolve(choice.id()));
        try (Device device = devices.open(resolved)) {
            return calibrated(device, resolved, stop);
        }
    }

    private DeviceCosts calibrated(Device device, DeviceChoice resolved, BooleanSupplier stop) {
        FittedCosts costs = measurement.of(device, resolved.target(), stop);
        CostsHistory history = CostsHistory.calibratedAt(clock.instant().truncatedTo(ChronoUnit.SECONDS));
        CostsJson.Content content = new CostsJson.Content(costs, history);
        write(CostsKey.of(device.info(), resolved), content);
        return costs(device.info(), content);
    }

    /**
     * The costs measured in runs of one design. Stored costs of their device, if there are any, complete those of
     * operations that no run has measured. Opens no device.
     *
     * @param runs newest first, at least one
     * @param design the design to plan
     * @param choice the device to plan for
     * @throws CostsRefusedException if the newest run was of another design or device, or finished no step; one sentence
     */
    public DeviceCosts measured(List<RunRecord> runs, DenseNetSpec design, DeviceChoice choice) {
        RunRecord newest = runs.get(0);
        Optional<FittedCosts> stored =
                read(CostsKey.of(newest.device(), newest.settings().on())).map(CostsJson.Content::costs);
        return DeviceCosts.measured(runs, stored, design, choice);
    }

    /**
     * Refines the stored costs of a run's device by the operation times of the run. Does nothing if the run was not
     * completed or there are no stored costs.
     */
    public void refineBy(RunRecord run) {
        CostsKey key = CostsKey.of(run.device(), run.settings().on());
        if (run.outcome() instanceof RunOutcome.Completed && run.lastTrace().isPresent()) {
            read(key).ifPresent(kept -> refine(key, kept, run));
        }
    }

    private void refine(CostsKey key, CostsJson.Content kept, RunRecord run) {
        List<CostSample> samples =
                RunCosts.samples(run.settings(), run.lastTrace().orElseThrow());
        write(
                key,
                new CostsJson.Content(
                        kept.costs().refinedBy(samples, run.medianStepNanos()),
                        kept.history().withOneRunMore()));
    }

    private static DeviceCosts costs(DeviceInfo device, CostsJson.Content content) {
        return new DeviceCosts(device, content.costs(), DeviceCosts.Source.CALIBRATED, content.history());
    }

    private Optional<CostsJson.Content> read(CostsKey key) {
        Path file = folder.resolve(key.fileName());
        try {
            return Files.exists(file) ? Optional.of(CostsJson.read(key, Files.readAllBytes(file))) : Optional.empty();
        } catch (IOException unusable) {
            LOG.warn(
                    "The kept costs in {} cannot be used, so the device is calibrated again: {}.",
                    file,
                    FileProblem.reason(unusable));
            return Optional.empty();
        }
    }

    private void write(CostsKey key, CostsJson.Content content) {
        Path file = folder.resolve(key.fileName());
        try {
            Files.createDirectories(folder);
            AtomicFile.write(file, CostsJson.write(key, content));
        } catch (IOException unwritten) {
            LOG.warn(
                    "The costs of the device cannot be kept in {}, so they are measured again the next time: {}.",
                    folder,
                    FileProblem.reason(unwritten));
        }
    }
}
