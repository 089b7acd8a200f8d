package dev.densescope.session.costs;

import dev.densescope.device.DeviceInfo;
import dev.densescope.session.settings.DeviceChoice;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/**
 * What costs depend on: another device, other libraries, or another number of threads are other costs.
 *
 * @param device model name
 * @param kernels libraries of its kernels, with versions
 * @param threads of the CPU that kernels use; 0 on a GPU, whose kernels use none
 * @param tensorFloat32 whether products are rounded to TensorFloat-32
 */
record CostsKey(String device, String kernels, int threads, boolean tensorFloat32) {
    static CostsKey of(DeviceInfo info, DeviceChoice choice) {
        return new CostsKey(
                info.name(), info.kernels(), choice.isNvidia() ? 0 : choice.threads(), choice.tensorFloat32());
    }

    /** Readable, and of ASCII letters whatever the device is called. */
    String fileName() {
        String readable = device.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String unique = UUID.nameUUIDFromBytes(toString().getBytes(StandardCharsets.UTF_8))
                .toString();
        return readable.substring(0, Math.min(40, readable.length())) + "-" + unique + ".json";
    }
}
