package dev.densescope.device.cuda.runtime;

import java.nio.charset.StandardCharsets;

/** Texts as NVIDIA's libraries write them. */
final class CudaText {
    private static final int MOST_CHARACTERS = 300;

    private CudaText() {}

    /** A text that ends before the first zero byte. */
    static String of(byte[] bytes) {
        int length = 0;
        while (length < bytes.length && bytes[length] != 0) {
            length++;
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8).strip();
    }

    /** Why a library did not load: the innermost reason, as words within a sentence. */
    static String reason(Throwable unloadable) {
        String reason = unloadable.getClass().getSimpleName();
        for (Throwable cause = unloadable; cause != null; cause = cause.getCause()) {
            String message = cause.getMessage();
            if (message != null && !message.isBlank()) {
                reason = message.strip().lines().findFirst().orElse(reason);
            }
        }
        String bounded = reason.length() > MOST_CHARACTERS ? reason.substring(0, MOST_CHARACTERS) + "..." : reason;
        return bounded.endsWith(".") ? bounded.substring(0, bounded.length() - 1) : bounded;
    }
}
