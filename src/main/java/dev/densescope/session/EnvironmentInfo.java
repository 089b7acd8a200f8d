package dev.densescope.session;

import dev.densescope.session.host.HostMemory;
import dev.densescope.session.host.Processor;
import java.util.Optional;

/**
 * The machine and program a run was made with.
 *
 * @param program name and version
 * @param operatingSystem name, version, architecture
 * @param processor model name
 * @param cores logical processors
 * @param memoryBytes physical memory; 0 if unknown
 * @param java runtime name and version
 */
public record EnvironmentInfo(
        String program, String operatingSystem, String processor, int cores, long memoryBytes, String java) {
    /** This machine and program. */
    public static EnvironmentInfo current() {
        return new EnvironmentInfo(
                "DenseScope "
                        + Optional.ofNullable(EnvironmentInfo.class.getPackage().getImplementationVersion())
                                .orElse("(not packaged)"),
                "%s %s %s".formatted(property("os.name"), property("os.version"), property("os.arch")),
                Processor.model(),
                Runtime.getRuntime().availableProcessors(),
                HostMemory.totalBytes(),
                "%s %s".formatted(property("java.vm.name"), property("java.vm.version")));
    }

    private static String property(String name) {
        return System.getProperty(name, "unknown");
    }
}
