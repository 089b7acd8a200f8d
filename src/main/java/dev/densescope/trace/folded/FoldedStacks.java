package dev.densescope.trace.folded;

import dev.densescope.file.write.WriteProgress;
import dev.densescope.memory.StepTrace;
import dev.densescope.memory.TracedTensor;
import dev.densescope.spec.LayerPath;
import dev.densescope.trace.PlainName;
import dev.densescope.trace.TensorBytes;
import dev.densescope.trace.TracedRun;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Folded stacks of the tensors that are live at the peak of a run's last step, one line per stack, such as {@code
 * net;block1;layer3;norm1 65536}. The numbers are bytes; their sum is the peak. A run that finished no step has one line,
 * with 0 bytes.
 */
public final class FoldedStacks {
    private static final int TELL_EVERY = 1 << 12;

    private FoldedStacks() {}

    /**
     * Writes the stacks. Does not close the stream.
     *
     * @throws java.util.concurrent.CancellationException if {@code progress} cancels
     */
    public static void write(TracedRun run, OutputStream out, WriteProgress progress) throws IOException {
        progress.written(0);
        Map<String, Long> stacks = new LinkedHashMap<>();
        String root = frame(run.design());
        if (run.run().lastTrace().isPresent()) {
            add(run.run().lastTrace().get(), root, stacks, progress.part(0, 2));
        } else {
            stacks.put(root, 0L);
        }
        int written = 0;
        for (Map.Entry<String, Long> stack : stacks.entrySet()) {
            if (written++ % TELL_EVERY == 0) {
                progress.part(1, 2).written((double) written / stacks.size());
            }
            out.write((stack.getKey() + " " + stack.getValue() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        progress.written(1);
    }

    private static void add(StepTrace trace, String root, Map<String, Long> stacks, WriteProgress progress) {
        TensorBytes bytes = TensorBytes.of(trace, progress);
        for (TracedTensor tensor : trace.legend().tensors()) {
            if (bytes.atPeak(tensor) > 0) {
                stacks.merge(stack(root, tensor), bytes.atPeak(tensor), Long::sum);
            }
        }
    }

    private static String stack(String root, TracedTensor tensor) {
        StringBuilder stack = new StringBuilder(root);
        names(tensor.layer()).forEach(name -> stack.append(';').append(name));
        return stack.append(';').append(frame(tensor.name())).toString();
    }

    private static List<String> names(LayerPath layer) {
        return List.of(layer.text().split("/"));
    }

    /** A frame: semicolons separate frames, and a number after a space would be taken for bytes. */
    private static String frame(String name) {
        return PlainName.of(name, "-").replaceAll("\\s", "_").replace(';', ',');
    }
}
