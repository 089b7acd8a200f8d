package dev.densescope.device.cuda.runtime.library;

import dev.densescope.language.Text;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of NVIDIA's driver.
 *
 * @param text the version, such as {@code 580.65.06}
 */
public record DriverVersion(String text) {
    /** The minimum driver version for CUDA 13. */
    public static final int MIN_MAJOR = 580;
    /** The minimum CUDA version reported by the driver: 1000 times the major version. */
    public static final int MIN_CUDA = 13_000;

    private static final Pattern NUMBER = Pattern.compile("\\b(\\d{2,4}\\.\\d+(?:\\.\\d+)?)\\b");

    /** Parses the lines of {@code /proc/driver/nvidia/version}; empty if they contain no version. */
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
     * Why a driver is too old, as one sentence.
     *
     * @param known its version, such as {@code 535.104.05}
     */
    public static Text tooOld(String known) {
        return Text.of(
                "The NVIDIA driver %s is too old: CUDA 13 needs %d or newer; update the driver.", known, MIN_MAJOR);
    }
}
