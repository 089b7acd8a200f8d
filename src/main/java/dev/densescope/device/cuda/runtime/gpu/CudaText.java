package dev.densescope.device.cuda.runtime.gpu;

import java.nio.charset.StandardCharsets;

/** Reads C strings of NVIDIA's libraries. */
public final class CudaText {
    private CudaText() {}

    /** The text before the first zero byte. */
    public static String of(byte[] bytes) {
        int length = 0;
        while (length < bytes.length && bytes[length] != 0) {
            length++;
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8).strip();
    }
}
