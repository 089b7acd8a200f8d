package dev.densescope.device.cuda.runtime.library;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Platforms, with NVIDIA's file names and folders. */
public enum CudaPlatform {
    LINUX_X86_64("libcuda.so.1", "x86_64-linux"),
    LINUX_AARCH64("libcuda.so.1", "aarch64-linux"),
    WINDOWS("nvcuda.dll", "x64"),
    /** A platform without NVIDIA drivers. */
    OTHER("libcuda.so.1", "");

    private final String driverFile;
    private final String target;

    CudaPlatform(String driverFile, String target) {
        this.driverFile = driverFile;
        this.target = target;
    }

    /** The current platform. */
    static CudaPlatform current() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            return WINDOWS;
        }
        if (!system.startsWith("linux")) {
            return OTHER;
        }
        return switch (processor) {
            case "amd64", "x86_64" -> LINUX_X86_64;
            case "aarch64" -> LINUX_AARCH64;
            default -> OTHER;
        };
    }

    /** File name of the driver's library. */
    String driverFile() {
        return driverFile;
    }

    /** File name of NVML, NVIDIA's management library. */
    String managementFile() {
        return this == WINDOWS ? "nvml.dll" : "libnvidia-ml.so.1";
    }

    /** The library folders of a CUDA toolkit, or of a system folder with the same layout. */
    List<String> libraryFolders() {
        return this == WINDOWS ? List.of("bin/x64", "bin") : List.of("lib64", "lib", "targets/" + target + "/lib");
    }

    /** Library folders of the system, in the usual search order of its linker. */
    List<String> systemFolders() {
        return switch (this) {
            case WINDOWS -> List.of("Windows/System32");
            case OTHER -> List.of();
            case LINUX_X86_64, LINUX_AARCH64 ->
                List.of("/usr/lib/" + target + "-gnu", "/lib/" + target + "-gnu", "/usr/lib64", "/usr/lib");
        };
    }

    /** File name of a library, such as {@code libcudart.so.13}. */
    String fileName(String stem, int major) {
        if (this != WINDOWS) {
            return "lib%s.so.%d".formatted(stem, major);
        }
        return "%s64_%d%s.dll".formatted(stem, major, stem.equals("nvrtc") ? "0_0" : "");
    }

    /** Matches file names with the minor version, such as {@code libnvrtc-builtins.so.13.0}. */
    Pattern minorFileNames(String stem, int major) {
        return this == WINDOWS
                ? Pattern.compile(Pattern.quote(stem) + "64_" + major + "\\d+\\.dll")
                : Pattern.compile("lib" + Pattern.quote(stem) + "\\.so\\." + major + "\\.\\d+");
    }

    /** Matches file names of any version, with the version number as a group. */
    Pattern fileNames(String stem) {
        return this == WINDOWS
                ? Pattern.compile(Pattern.quote(stem) + "64_(\\d+?)(?:0_0)?\\.dll")
                : Pattern.compile("lib" + Pattern.quote(stem) + "\\.so\\.(\\d+)(?:\\..*)?");
    }
}
