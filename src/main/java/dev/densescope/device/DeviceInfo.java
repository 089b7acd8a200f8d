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
    private static final Pattern PROCESSOR = Pattern.compile("CPU, (\\d{1,6}) threads?");

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
