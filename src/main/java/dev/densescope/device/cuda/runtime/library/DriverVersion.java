package dev.densescope.device.cuda.runtime.library;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Version of NVIDIA's driver.
 *
 * @param text such as {@code 580.65.06}
 */
public record DriverVersion(String text) {
    /** What CUDA 13 needs at least. */
    public static final int MIN_MAJOR = 580;
    /** The same as the driver says it of itself: 1000 times CUDA's major version. */
    public static final int MIN_CUDA = 13_000;

    private static final Pattern NUMBER = Pattern.compile("\\b(\\d{2,4}\\.\\d+(?:\\.\\d+)?)\\b");

    /** From the lines of {@code /proc/driver/nvidia/version}; empty if none of them names one. */
    static Optional<DriverVersion> in(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("NVRM version"))
                .map(NUMBER::matcher)
                .filter(Matcher::find)
                .map(number -> new DriverVersion(number.group(1)))
                .findFirst();
    }

    public boolean isTooOld() {
        return Integer.parseInt(text.substring(0, text.indexOf('.'))) < MIN_MAJOR;
    }

    /**
     * Why a driver that is too old cannot be used.
     *
     * @param known which it is, such as {@code 535.104.05}
     */
    public static String tooOld(String known) {
        return "The NVIDIA driver %s is too old: CUDA 13 needs %d or newer; update the driver."
                .formatted(known, MIN_MAJOR);
    }
}
