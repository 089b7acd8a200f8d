package dev.densescope.cli;

import dev.densescope.cli.machine.CostsOfDevices;
import dev.densescope.cli.machine.DeviceSettings;
import dev.densescope.cli.machine.Machine;
import dev.densescope.session.RunRecord;
import dev.densescope.session.Runner;
import dev.densescope.session.costs.DeviceCosts;
import dev.densescope.session.device.DeviceListing;
import dev.densescope.session.settings.DeviceChoice;
import dev.densescope.spec.DenseNetSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Machines of which only the named part may be used. */
final class Machines {
    private static final CostsOfDevices NO_COSTS =
            new TestCosts(Machines::noCosts, Machines::noCosts, new ArrayList<>());

    /** Costs that remember which runs they were to learn from. */
    record TestCosts(
            BiFunction<DeviceChoice, List<Path>, DeviceCosts> kept,
            BiFunction<DeviceChoice, List<Path>, DeviceCosts> anew,
            List<RunRecord> runs)
            implements CostsOfDevices {
        @Override
        public DeviceCosts of(DeviceChoice choice, List<Path> cudaLibraries) {
            return kept.apply(choice, cudaLibraries);
        }

        @Override
        public DeviceCosts calibrated(DeviceChoice choice, List<Path> cudaLibraries) {
            return anew.apply(choice, cudaLibraries);
        }

        @Override
        public DeviceCosts measured(RunRecord run, DenseNetSpec design, DeviceChoice choice) {
            return DeviceCosts.measured(List.of(run), Optional.empty(), design, choice);
        }

        @Override
        public void refineBy(RunRecord run) {
            runs.add(run);
        }
    }

    private Machines() {}

    static Machine none() {
        return new Machine(Machines::noRunner, Machines::noDevices, Machines::noRunFile, NO_COSTS);
    }

    static Machine running(Runner runner) {
        return running(runner, new ArrayList<>());
    }

    /** @param learned gets the runs that costs learn from */
    static Machine running(Runner runner, List<RunRecord> learned) {
        TestCosts costs = new TestCosts(Machines::noCosts, Machines::noCosts, learned);
        return new Machine(settings -> runner, Machines::noDevices, Machines::noRunFile, costs);
    }

    static Machine with(List<DeviceListing> devices) {
        return new Machine(Machines::noRunner, folders -> devices, Machines::noRunFile, NO_COSTS);
    }

    static Machine listing(Function<List<Path>, List<DeviceListing>> devices) {
        return new Machine(Machines::noRunner, devices, Machines::noRunFile, NO_COSTS);
    }

    static Machine calibrated(BiFunction<DeviceChoice, List<Path>, DeviceCosts> calibrations) {
        return with(new TestCosts(calibrations, calibrations, new ArrayList<>()));
    }

    static Machine with(CostsOfDevices costs) {
        return new Machine(Machines::noRunner, Machines::noDevices, Machines::noRunFile, costs);
    }

    static Machine reading(Function<Path, RunRecord> runFiles) {
        return new Machine(Machines::noRunner, Machines::noDevices, runFiles::apply, NO_COSTS);
    }

    private static Runner noRunner(DeviceSettings settings) {
        throw unexpected();
    }

    private static List<DeviceListing> noDevices(List<Path> folders) {
        throw unexpected();
    }

    private static RunRecord noRunFile(Path file) {
        throw new AssertionError("this command must not read " + file);
    }

    private static DeviceCosts noCosts(DeviceChoice choice, List<Path> folders) {
        throw unexpected();
    }

    private static AssertionError unexpected() {
        return new AssertionError("this command must not use this part of the machine");
    }
}
