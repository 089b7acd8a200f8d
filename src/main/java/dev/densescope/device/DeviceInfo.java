package dev.densescope.device;

import dev.densescope.language.Text;

/**
 * Description of a device for the user interface and reports.
 *
 * @param id name on the command line: {@code cpu}, {@code cuda:0}, {@code nd4j}
 * @param name model name, such as {@code AMD EPYC, 2 threads}
 * @param kernels libraries of its kernels, such as {@code oneDNN 3.11}
 * @param totalBytes total memory
 */
public record DeviceInfo(String id, String name, String kernels, long totalBytes) {
    /** The name of the processor with this number of threads. */
    public static String processor(int threads) {
        return (threads == 1 ? Text.of("CPU, 1 thread") : Text.of("CPU, %d threads", threads)).toString();
    }

    /** The libraries of its kernels in all languages: they are in English, and so they are in files. */
    public Text toldKernels() {
        return Text.kept(kernels);
    }

    /** The name in all languages: it is in English, and so are the names in files. */
    public Text told() {
        return Text.kept(name);
    }
}
