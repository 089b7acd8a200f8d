package dev.densescope.device;

/**
 * Description of a device for the user interface and reports.
 *
 * @param id name on the command line: {@code cpu}, {@code cuda:0}, {@code nd4j}
 * @param name model name, such as {@code AMD EPYC, 2 threads}
 * @param kernels libraries of its kernels, such as {@code oneDNN 3.11}
 * @param totalBytes total memory
 */
public record DeviceInfo(String id, String name, String kernels, long totalBytes) {}
