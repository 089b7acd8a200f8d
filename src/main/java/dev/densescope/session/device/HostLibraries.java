package dev.densescope.session.device;

import dev.densescope.device.Device;
import dev.densescope.device.DeviceInfo;
import dev.densescope.device.cuda.runtime.library.CudaUnusableException;
import dev.densescope.device.host.BackendTakenException;
import dev.densescope.failure.Reasons;
import dev.densescope.language.Text;
import dev.densescope.language.Told;
import dev.densescope.natives.LoadingLock;
import dev.densescope.natives.NativeFolderException;
import dev.densescope.natives.NativeLibraries;
import dev.densescope.session.host.HostMemory;
import dev.densescope.session.settings.DeviceChoice;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Opens devices whose libraries are bundled with the program, and explains failures in one sentence. */
final class HostLibraries {
    private HostLibraries() {}

    /**
     * Opens a device.
     *
     * @param opener takes the number of threads
     * @throws DeviceUnusableException if opening fails, except for lack of heap or threads
     */
    static Device open(DeviceChoice choice, IntFunction<Device> opener) {
        try {
            return LoadingLock.hold(() -> opener.apply(choice.threads()));
        } catch (CudaUnusableException | BackendTakenException | NativeFolderException unusable) {
            throw new DeviceUnusableException(((Told) unusable).told(), unusable);
        } catch (LinkageError unloadable) {
            throwExhaustion(unloadable);
            throw new DeviceUnusableException(sentence(choice.id(), unloadable), unloadable);
        }
    }

    /** Rethrows the cause if heap or threads were exhausted, because the libraries are intact then. */
    private static void throwExhaustion(LinkageError unloadable) {
        for (Throwable cause = unloadable; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError exhausted) {
                throw exhausted;
            }
        }
    }

    private static Text sentence(String id, LinkageError unloadable) {
        // on repeated failures, Java omits the cause
        return unloadable instanceof NoClassDefFoundError
                ? Text.of("The libraries of device %s do not load: %s.", id, NativeLibraries.advice())
                : Text.of(
                        "The libraries of device %s do not load (%s): %s.",
                        id, Reasons.reason(unloadable), NativeLibraries.advice());
    }

    /** Lists a device by opening and closing it; with the reason if that fails. */
    static DeviceListing tried(String id, Function<DeviceChoice, Device> opener) {
        try (Device device =
                opener.apply(new DeviceChoice(id, Runtime.getRuntime().availableProcessors()))) {
            return new DeviceListing(device.info(), Optional.empty());
        } catch (DeviceUnusableException unusable) {
            return unusable(id, unusable.told());
        } catch (RuntimeException | LinkageError | OutOfMemoryError unusable) {
            // loading failures have many types
            return unusable(id, Text.of("Its libraries do not load: %s.", Reasons.reason(unusable)));
        }
    }

    private static DeviceListing unusable(String id, Text problem) {
        return new DeviceListing(new DeviceInfo(id, id, "none", HostMemory.totalBytes()), Optional.of(problem));
    }
}
