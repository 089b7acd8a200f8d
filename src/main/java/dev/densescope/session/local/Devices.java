package dev.densescope.session.local;

import dev.densescope.device.Device;
import java.util.List;

/** The devices that runs may use. */
public interface Devices {
    /** The id that stands for the best usable device. */
    String AUTO = "auto";

    /** Ids in the order of preference, without {@link #AUTO}. Any thread, at once. */
    List<String> ids();

    /** Every device, usable or not, and why not. Loads libraries, so it takes seconds; not while a run goes on. */
    List<DeviceListing> list();

    /**
     * Opens a device on the thread that will use it.
     *
     * @param id one of {@link #ids}
     * @param threads that it may use
     */
    Device open(String id, int threads);
}
