package dev.densescope.cli.option;

import dev.densescope.device.DeviceKind;

/** Checks the ids of devices that need not be present. */
public final class DeviceId {
    private DeviceId() {}

    /**
     * An id of a kind of devices.
     *
     * @param others what the option also takes, as the end of the list of ids; possibly empty
     * @throws UsageException if no device can have this id
     */
    public static String require(String id, String others) {
        if (DeviceKind.of(id).filter(kind -> kind.hasId(id)).isEmpty()) {
            throw new UsageException(
                    "--device must be one of cpu, nd4j, cuda or cuda:N%s, but is '%s': 'densescope devices' lists them."
                            .formatted(others, id));
        }
        return id;
    }
}
