package dev.densescope.session.host;

import java.nio.file.Path;
import java.util.Optional;

/** The processor of the machine. Any thread. */
public final class Processor {
    private static final ProcFile PROCESSORS = new ProcFile(Path.of("/proc/cpuinfo"));

    private Processor() {}

    /** The model name; the architecture if the system does not report a model. */
    public static String model() {
        return PROCESSORS
                .text("model name")
                .or(() -> Optional.ofNullable(System.getenv("PROCESSOR_IDENTIFIER")))
                .orElse(System.getProperty("os.arch"));
    }
}
