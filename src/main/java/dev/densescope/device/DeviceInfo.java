package dev.densescope.device;

/**
 * What a device is, for people and reports.
 *
 * @param id name on the command line: {@code cpu}, {@code cuda:0}, {@code nd4j}
 * @param name model, such as {@code AMD EPYC, 2 threads}
 * @param kernels libraries that compute, such as {@code oneDNN 3.11}
 * @param totalBytes memory it has
 */
public record DeviceInfo(String id, String name, String kernels, long totalBytes) {}
