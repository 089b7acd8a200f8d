package dev.densescope.cli;

import dev.densescope.session.RunRecord;
import dev.densescope.session.Runner;
import dev.densescope.session.costs.DeviceCosts;
import dev.densescope.session.device.DeviceListing;
import dev.densescope.session.settings.DeviceChoice;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Machines of which only the named part may be used. */
final class Machines {
    private Machines() {}

    static Machine none() {
        return new Machine(Machines::noRunner, Machines::noDevices, Machines::noRunFile, Machines::noCalibration);
    }

    static Machine running(Runner runner) {
        return new Machine(settings -> runner, Machines::noDevices, Machines::noRunFile, Machines::noCalibration);
    }

    static Machine with(List<DeviceListing> devices) {
        return new Machine(Machines::noRunner, folders -> devices, Machines::noRunFile, Machines::noCalibration);
    }

    static Machine listing(Function<List<Path>, List<DeviceListing>> devices) {
        return new Machine(Machines::noRunner, devices, Machines::noRunFile, Machines::noCalibration);
    }

    static Machine calibrated(BiFunction<DeviceChoice, List<Path>, DeviceCosts> calibrations) {
        return new Machine(Machines::noRunner, Machines::noDevices, Machines::noRunFile, calibrations);
    }

    static Machine reading(Function<Path, RunRecord> runFiles) {
        return new Machine(Machines::noRunner, Machines::noDevices, runFiles, Machines::noCalibration);
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

    private static DeviceCosts noCalibration(DeviceChoice choice, List<Path> folders) {
        throw unexpected();
    }

    private static AssertionError unexpected() {
        return new AssertionError("this command must not use this part of the machine");
    }
}
