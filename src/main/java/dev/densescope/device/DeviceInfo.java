package dev.densescope.device;

import dev.densescope.language.Text;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Description of a device for the user interface and reports.
 *
 * @param id name on the command line: {@code cpu}, {@code cuda:0}, {@code nd4j}
 * @param name model name, such as {@code AMD EPYC, 2 threads}
 * @param kernels libraries of its kernels, such as {@code oneDNN 3.11}
 * @param totalBytes total memory
 */
public record DeviceInfo(String id, String name, String kernels, long totalBytes) {
    private static final Pattern OWN_LOOPS = Pattern.compile("(.{1,40}), own loops (in Java|for .{1,40})");
    private static final Pattern BACKEND = Pattern.compile("ND4J operations, (CPU|CUDA) backend");
    private static final Pattern PROCESSOR = Pattern.compile("CPU, (\\d{1,6}) threads?");

    /** The libraries of its kernels in all languages: they are in English, and so they are in files. */
    public Text toldKernels() {
        Matcher loops = OWN_LOOPS.matcher(kernels);
        if (loops.matches()) {
            return loops.group(2).equals("in Java")
                    ? Text.of("%s, own loops in Java", loops.group(1))
                    : Text.of(
                            "%s, own loops for %s",
                            loops.group(1), loops.group(2).substring(4));
        }
        Matcher backend = BACKEND.matcher(kernels);
        return backend.matches() ? Text.of("ND4J operations, %s backend", backend.group(1)) : Text.verbatim(kernels);
    }

    /** The name in all languages: it is in English, and so are the names in files. */
    public Text told() {
        Matcher processor = PROCESSOR.matcher(name);
        if (!processor.matches()) {
            return Text.verbatim(name);
        }
        int threads = Integer.parseInt(processor.group(1));
        return threads == 1 ? Text.of("CPU, 1 thread") : Text.of("CPU, %d threads", threads);
    }
}
