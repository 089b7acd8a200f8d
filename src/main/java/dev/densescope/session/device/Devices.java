package dev.densescope.session.device;

import dev.densescope.device.Device;
import dev.densescope.problem.Advice;
import dev.densescope.problem.NameList;
import dev.densescope.problem.Setting;
import dev.densescope.session.RunRefusedException;
import dev.densescope.session.settings.DeviceChoice;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The devices that runs may use. */
public interface Devices {
    /** The id that stands for the best usable device. */
    String AUTO = "auto";

    /** Ids in the order of preference, without {@link #AUTO} and without those of single GPUs. Any thread, at once. */
    List<String> ids();

    /** Every device, usable or not, and why not. Loads libraries, so it takes seconds; not while a run goes on. */
    List<DeviceListing> list();

    /**
     * The GPUs, usable or not, and why not; one listing that says why there are none, or none at all. At once without a
     * driver; else libraries are loaded. Any thread.
     */
    default List<DeviceListing> gpus() {
        return List.of();
    }

    /**
     * The id of the device that the user means, which can be opened as far as is known. May load libraries. Any thread.
     *
     * @param word {@link #AUTO}, one of {@link #ids}, or the id of a GPU
     * @throws RunRefusedException if there is no such device, or it cannot be used
     */
    default String resolve(String word) {
        if (word.equals(AUTO)) {
            return ids().get(0);
        }
        if (!ids().contains(word)) {
            throw new RunRefusedException(
                    RunRefusedException.Subject.DEVICE,
                    "Device '%s' is not known".formatted(word),
                    Advice.set(
                            "choose "
                                    + NameList.or(Stream.concat(Stream.of(AUTO), ids().stream())
                                            .toList()),
                            new Advice.Value(Setting.DEVICE, AUTO, "(or %s)".formatted(String.join(", ", ids())))));
        }
        return word;
    }

    /**
     * Why a word means the processor although the machine seems to have a GPU, one sentence or two; empty if there is nothing to
     * say. May load libraries. Any thread.
     */
    default Optional<String> whyProcessor(String word) {
        return Optional.empty();
    }

    /** Memory of its own that a device has free now; empty if it uses the machine's. Any thread. */
    default OptionalLong freeBytes(String id) {
        return OptionalLong.empty();
    }

    /**
     * Opens a device on the thread that will use it.
     *
     * @param choice with an id as {@link #resolve} gave it
     */
    Device open(DeviceChoice choice);
}
