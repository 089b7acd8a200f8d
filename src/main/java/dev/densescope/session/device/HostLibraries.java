package dev.densescope.session.device;

import dev.densescope.device.Device;
import dev.densescope.device.DeviceInfo;
import dev.densescope.device.cuda.runtime.library.CudaUnusableException;
import dev.densescope.device.host.BackendTakenException;
import dev.densescope.failure.Reasons;
import dev.densescope.natives.LoadingLock;
import dev.densescope.natives.NativeFolderException;
import dev.densescope.natives.NativeLibraries;
import dev.densescope.session.host.HostMemory;
import dev.densescope.session.settings.DeviceChoice;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Opens devices whose libraries this program brings along: what goes wrong there becomes a sentence. */
final class HostLibraries {
    private HostLibraries() {}

    /**
     * Opens a device.
     *
     * @param opener given the number of threads
     * @throws DeviceUnusableException if that fails for another reason than that heap or threads ran out
     */
    static Device open(DeviceChoice choice, IntFunction<Device> opener) {
        try {
            return LoadingLock.hold(() -> opener.apply(choice.threads()));
        } catch (CudaUnusableException | BackendTakenException | NativeFolderException unusable) {
            throw new DeviceUnusableException(unusable.getMessage(), unusable);
        } catch (LinkageError unloadable) {
            throwExhaustion(unloadable);
            throw new DeviceUnusableException(sentence(choice.id(), unloadable), unloadable);
        }
    }

    /** Where the heap or threads ran out, the libraries are sound. */
    private static void throwExhaustion(LinkageError unloadable) {
        for (Throwable cause = unloadable; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError exhausted) {
                throw exhausted;
            }
        }
    }

    private static String sentence(String id, LinkageError unloadable) {
        // the second time Java says no more than that there was a first
        String reason = unloadable instanceof NoClassDefFoundError ? "" : " (" + Reasons.reason(unloadable) + ")";
        return "The libraries of device %s do not load%s: %s.".formatted(id, reason, NativeLibraries.advice());
    }

    /** What a device is, found by opening it for a moment, or why that fails. */
    static DeviceListing tried(String id, Function<DeviceChoice, Device> opener) {
        try (Device device =
                opener.apply(new DeviceChoice(id, Runtime.getRuntime().availableProcessors()))) {
            return new DeviceListing(device.info(), Optional.empty());
        } catch (DeviceUnusableException unusable) {
            return unusable(id, unusable.getMessage());
        } catch (RuntimeException | LinkageError | OutOfMemoryError unusable) {
            // libraries that do not load say so in many ways
            return unusable(id, "Its libraries do not load: %s.".formatted(Reasons.reason(unusable)));
        }
    }

    private static DeviceListing unusable(String id, String problem) {
        return new DeviceListing(new DeviceInfo(id, id, "none", HostMemory.totalBytes()), Optional.of(problem));
    }
}
