package dev.densescope.session.costs;

import dev.densescope.device.DeviceInfo;
import dev.densescope.session.settings.DeviceChoice;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/**
 * The key of stored costs: everything that they depend on.
 *
 * @param device model name
 * @param kernels libraries of its kernels, with versions
 * @param threads number of CPU threads used by kernels; 0 on a GPU
 * @param tensorFloat32 whether products are rounded to TensorFloat-32
 */
record CostsKey(String device, String kernels, int threads, boolean tensorFloat32) {
    static CostsKey of(DeviceInfo info, DeviceChoice choice) {
        return new CostsKey(
                info.name(), info.kernels(), choice.isNvidia() ? 0 : choice.threads(), choice.tensorFloat32());
    }

    /** A unique file name: a readable part in ASCII, and a hash of the key. */
    String fileName() {
        String readable = device.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String unique = UUID.nameUUIDFromBytes(toString().getBytes(StandardCharsets.UTF_8))
                .toString();
        return readable.substring(0, Math.min(40, readable.length())) + "-" + unique + ".json";
    }
}
