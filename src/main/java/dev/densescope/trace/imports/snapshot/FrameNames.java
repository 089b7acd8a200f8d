package dev.densescope.trace.imports.snapshot;

import dev.densescope.trace.imports.OperationSum;
import dev.densescope.trace.imports.OperationSums;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The names of the innermost frames of allocations, and what they allocated. Confined to one thread. */
final class FrameNames {
    /** No frame, or one of too many. */
    static final int NONE = -1;

    private static final int MAX_LENGTH = 200;

    private final Map<String, Integer> indices = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final List<long[]> sums = new ArrayList<>(); // count, bytes

    /** The index of a frame, which is shown as PyTorch's viewer shows it: {@code conv.py:456:forward}. */
    int index(String filename, long line, String name) {
        String file = filename.substring(Math.max(filename.lastIndexOf('/'), filename.lastIndexOf('\\')) + 1);
        String whole = start(file) + ":" + line + ":" + start(name);
        Integer known = indices.get(whole);
        if (known != null) {
            return known;
        }
        if (names.size() == OperationSums.MAX_NAMES) {
            return NONE;
        }
        indices.put(whole, names.size());
        names.add(whole);
        sums.add(new long[2]);
        return names.size() - 1;
    }

    void allocated(int frame, long bytes) {
        if (frame != NONE) {
            long[] sum = sums.get(frame);
            sum[0]++;
            sum[1] += bytes;
        }
    }

    /** What has been allocated, by frame. */
    List<OperationSum> operations() {
        OperationSums all = new OperationSums();
        for (int i = 0; i < names.size(); i++) {
            if (sums.get(i)[0] > 0) {
                all.add("allocation", names.get(i), sums.get(i)[0], 0, sums.get(i)[1]);
            }
        }
        return all.sorted();
    }

    private static String start(String text) {
        return text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text;
    }
}
