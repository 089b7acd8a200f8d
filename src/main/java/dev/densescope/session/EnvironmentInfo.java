package dev.densescope.session;

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
        String program, String operatingSystem, String processor, int cores, long memoryBytes, String java) {}
