package dev.densescope.device.cuda.runtime.library;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Systems and processors, by how NVIDIA names and places files on them. */
public enum CudaPlatform {
    LINUX_X86_64("libcuda.so.1", "x86_64-linux"),
    LINUX_AARCH64("libcuda.so.1", "aarch64-linux"),
    WINDOWS("nvcuda.dll", "x64"),
    /** There are no NVIDIA drivers for it. */
    OTHER("libcuda.so.1", "");

    private final String driverFile;
    private final String target;

    CudaPlatform(String driverFile, String target) {
        this.driverFile = driverFile;
        this.target = target;
    }

    /** The one that this program runs on. */
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

    /** What the driver's library is called. */
    String driverFile() {
        return driverFile;
    }

    /** What the library of NVML, NVIDIA's management library, is called. */
    String managementFile() {
        return this == WINDOWS ? "nvml.dll" : "libnvidia-ml.so.1";
    }

    /** Folders of a CUDA toolkit, or of a system folder laid out like one, that libraries lie in. */
    List<String> libraryFolders() {
        return this == WINDOWS ? List.of("bin/x64", "bin") : List.of("lib64", "lib", "targets/" + target + "/lib");
    }

    /** Folders of the system, in the order in which its linker is usually told to look into them. */
    List<String> systemFolders() {
        return switch (this) {
            case WINDOWS -> List.of("Windows/System32");
            case OTHER -> List.of();
            case LINUX_X86_64, LINUX_AARCH64 ->
                List.of("/usr/lib/" + target + "-gnu", "/lib/" + target + "-gnu", "/usr/lib64", "/usr/lib");
        };
    }

    /** What a library is called, such as {@code libcudart.so.13}. */
    String fileName(String stem, int major) {
        if (this != WINDOWS) {
            return "lib%s.so.%d".formatted(stem, major);
        }
        return "%s64_%d%s.dll".formatted(stem, major, stem.equals("nvrtc") ? "0_0" : "");
    }

    /** Names of a library with its minor version, such as {@code libnvrtc-builtins.so.13.0}. */
    Pattern minorFileNames(String stem, int major) {
        return this == WINDOWS
                ? Pattern.compile(Pattern.quote(stem) + "64_" + major + "\\d+\\.dll")
                : Pattern.compile("lib" + Pattern.quote(stem) + "\\.so\\." + major + "\\.\\d+");
    }

    /** Finds the number in names of the same library of any version. */
    Pattern fileNames(String stem) {
        return this == WINDOWS
                ? Pattern.compile(Pattern.quote(stem) + "64_(\\d+?)(?:0_0)?\\.dll")
                : Pattern.compile("lib" + Pattern.quote(stem) + "\\.so\\.(\\d+)(?:\\..*)?");
    }
}
