package dev.densescope.session.costs;

import dev.densescope.device.Device;
import dev.densescope.device.DeviceInfo;
import dev.densescope.failure.Failures;
import dev.densescope.file.AtomicFile;
import dev.densescope.file.UserFolders;
import dev.densescope.plan.cost.CostSample;
import dev.densescope.plan.cost.FittedCosts;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunRecord;
import dev.densescope.session.device.Devices;
import dev.densescope.session.settings.DeviceChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Costs of operations by device, kept in files: a device is calibrated once, and each finished run refines its costs. A file
 * that cannot be read or written is logged, and costs are measured again the next time. One thread at a time; two processes
 * at once leave the costs of one of them.
 */
public final class KeptCosts {
    private final Path folder;
    private final Clock clock;

    /**
     * @param folder of the files; need not exist
     * @param clock tells when a calibration was
     */
    public KeptCosts(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** In the data folder of the user who runs this program. */
    public static KeptCosts ofThisUser() {
        return new KeptCosts(UserFolders.data().resolve("costs"), Clock.systemUTC());
    }

    /**
     * The kept costs of a device; if there are none, it is calibrated first, which takes about a second. On the calling
     * thread, while no run goes on.
     *
     * @param choice with any word that {@link Devices#resolve} takes
     * @param stop asked between operations
     * @throws dev.densescope.session.RunRefusedException if the device cannot be used
     * @throws java.util.concurrent.CancellationException once {@code stop} says so
     */
    public DeviceCosts of(Devices devices, DeviceChoice choice, BooleanSupplier stop) {
        DeviceChoice resolved = choice.withId(devices.resolve(choice.id()));
        try (Device device = devices.open(resolved)) {
            DeviceInfo info = device.info();
            return read(CostsKey.of(info, resolved))
                    .map(kept -> costs(info, kept))
                    .orElseGet(() -> calibrated(device, resolved, stop));
        }
    }

    /** The same from a new calibration, which replaces what is kept. */
    public DeviceCosts calibrated(Devices devices, DeviceChoice choice, BooleanSupplier stop) {
        DeviceChoice resolved = choice.withId(devices.resolve(choice.id()));
        try (Device device = devices.open(resolved)) {
            return calibrated(device, resolved, stop);
        }
    }

    private DeviceCosts calibrated(Device device, DeviceChoice resolved, BooleanSupplier stop) {
        FittedCosts costs = Calibration.of(device, resolved.target(), stop);
        CostsHistory history = CostsHistory.calibratedAt(clock.instant().truncatedTo(ChronoUnit.SECONDS));
        CostsJson.Content content = new CostsJson.Content(costs, history);
        write(CostsKey.of(device.info(), resolved), content);
        return costs(device.info(), content);
    }

    /** Refines the kept costs of a run's device by its operation times, if it was completed and there are kept costs. */
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
                        kept.costs().refinedBy(samples), kept.history().withOneRunMore()));
    }

    private static DeviceCosts costs(DeviceInfo device, CostsJson.Content content) {
        return new DeviceCosts(device, content.costs(), DeviceCosts.Source.CALIBRATED, content.history());
    }

    private Optional<CostsJson.Content> read(CostsKey key) {
        Path file = folder.resolve(key.fileName());
        try {
            return Files.exists(file) ? Optional.of(CostsJson.read(key, Files.readAllBytes(file))) : Optional.empty();
        } catch (IOException unusable) {
            Failures.log(
                    "The kept costs in %s cannot be used: the device is calibrated again".formatted(file), unusable);
            return Optional.empty();
        }
    }

    private void write(CostsKey key, CostsJson.Content content) {
        Path file = folder.resolve(key.fileName());
        try {
            Files.createDirectories(folder);
            AtomicFile.write(file, CostsJson.write(key, content));
        } catch (IOException unwritten) {
            Failures.log("The costs of the device cannot be kept in %s".formatted(file), unwritten);
        }
    }
}
