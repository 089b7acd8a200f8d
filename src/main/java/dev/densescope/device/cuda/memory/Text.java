package dev.densescope.device.cuda.memory;

import java.nio.charset.StandardCharsets;
import org.bytedeco.javacpp.BytePointer;

/** Text in buffers that native code has written to. */
public final class Text {
    private Text() {}

    /** What stands before the first zero, or all of it. */
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
