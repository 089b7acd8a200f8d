package dev.densescope.session.device;

import dev.densescope.device.Device;
import dev.densescope.language.Text;
import dev.densescope.problem.Advice;
import dev.densescope.problem.Setting;
import dev.densescope.session.RunRefusedException;
import dev.densescope.session.settings.DeviceChoice;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The devices that runs may use. */
public interface Devices {
    /** The id that selects the best usable device. */
    String AUTO = "auto";

    /** Ids in order of preference, without {@link #AUTO} and the ids of single GPUs. Any thread; does not block. */
    List<String> ids();

    /**
     * All devices, usable or not, with the reason if not. Takes seconds, because it loads libraries. Not while a run is
     * in progress.
     */
    List<DeviceListing> list();

    /**
     * All GPUs, usable or not, with the reason if not. If there are none, one entry with the reason, or no entry. Loads
     * libraries if there is a driver. Any thread.
     */
    default List<DeviceListing> gpus() {
        return List.of();
    }

    /**
     * Resolves the device option of the user to the id of a device that is usable as far as known. May load libraries.
     * Any thread.
     *
     * @param word the device option: {@link #AUTO}, one of {@link #ids}, or the id of a GPU
     * @throws RunRefusedException if there is no such device, or it cannot be used
     */
    default String resolve(String word) {
        if (word.equals(AUTO)) {
            return ids().get(0);
        }
        if (!ids().contains(word)) {
            throw new RunRefusedException(
                    RunRefusedException.Subject.DEVICE,
                    Text.of("Device '%s' is not known", word),
                    Advice.set(
                            Text.of(
                                    "choose %s",
                                    Text.or(Stream.concat(Stream.of(AUTO), ids().stream())
                                            .toList())),
                            new Advice.Value(Setting.DEVICE, AUTO, "(or %s)".formatted(String.join(", ", ids())))));
        }
        return word;
    }

    /**
     * The reason why a device option resolves to the processor although the machine seems to have a GPU, in one or two
     * sentences; otherwise empty. May load libraries. Any thread.
     */
    default Optional<Text> whyProcessor(String word) {
        return Optional.empty();
    }

    /** Free device memory in bytes; empty if the device uses host memory. Any thread. */
    default OptionalLong freeBytes(String id) {
        return OptionalLong.empty();
    }

    /**
     * Opens a device on the thread that will use it.
     *
     * @param choice with an id from {@link #resolve}
     */
    Device open(DeviceChoice choice);
}
