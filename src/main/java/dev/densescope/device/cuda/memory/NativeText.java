package dev.densescope.device.cuda.memory;

import java.nio.charset.StandardCharsets;
import org.bytedeco.javacpp.BytePointer;

/** Reads C strings. */
public final class NativeText {
    private NativeText() {}

    /** The text before the first zero byte, or the whole buffer. */
    public static String of(BytePointer buffer) {
        byte[] bytes = new byte[Math.toIntExact(buffer.limit())];
        buffer.get(bytes);
        int length = 0;
        while (length < bytes.length && bytes[length] != 0) {
            length++;
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
