package dev.densescope.bench;

import dev.densescope.trace.imports.snapshot.Pickler;
import dev.densescope.trace.imports.snapshot.SampleSnapshot;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The history of a long training: every allocation has a stack of its own, from a few thousand frames. */
final class LongSnapshot implements Iterator<Object> {
    private static final int FRAMES = 3_000;
    private static final int DEPTH = 16;
    private static final int MOST_LIVE = 2_000;
    private static final long SEGMENT = 64L << 30;

    private final Random random = new Random(5);
    private final List<Map<String, Object>> frames = new ArrayList<>();
    private final List<Map<String, Object>> live = new ArrayList<>();
    private final Pickler pickler;
    private final long entries;
    private Map<String, Object> completed = Map.of();
    private long written;
    private long micros = SampleSnapshot.START_MICROS;
    private long liveBytes;
    private long peakBytes;

    private LongSnapshot(Pickler pickler, long entries) {
        this.pickler = pickler;
        this.entries = entries;
        for (int i = 0; i < FRAMES; i++) {
            frames.add(
                    Map.of("filename", "/opt/torch/nn/modules/module" + i % 90 + ".py", "line", i, "name", "call" + i));
            pickler.share(frames.get(i));
        }
    }

    /**
     * Writes a snapshot.
     *
     * @return the peak of its live bytes
     */
    static long write(Path file, Pickler.Style style, long entries) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            Pickler pickler = new Pickler(out, style);
            LongSnapshot history = new LongSnapshot(pickler, entries);
            Map<String, Object> segment = new LinkedHashMap<>();
            segment.put("device", 0);
            segment.put("address", 1L << 40);
            segment.put("total_size", SEGMENT);
            segment.put("blocks", history.lastBlocks());
            Map<String, Object> snapshot = new LinkedHashMap<>();
            snapshot.put("device_traces", List.of(history));
            snapshot.put("segments", List.of(segment));
            pickler.write(snapshot);
            pickler.end();
            return history.peakBytes;
        }
    }

    /** The blocks of the tensors that are live at the end, which is known when they are written. */
    private Iterator<Object> lastBlocks() {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < live.size();
            }

            @Override
            public Object next() {
                Object bytes = live.get(next++).get("size");
                return Map.of("size", bytes, "requested_size", bytes, "state", "active_allocated");
            }
        };
    }

    @Override
    public boolean hasNext() {
        return written < entries || !completed.isEmpty();
    }

    @Override
    public Object next() {
        written++;
        micros += random.nextInt(20);
        if (!completed.isEmpty()) {
            Map<String, Object> last = entry("free_completed", completed);
            pickler.forget(completed.get("frames"));
            completed = Map.of();
            return last;
        }
        if (live.size() > MOST_LIVE || (!live.isEmpty() && random.nextInt(2) == 0)) {
            completed = live.remove(random.nextInt(live.size()));
            liveBytes -= (long) completed.get("size");
            return entry("free_requested", completed);
        }
        return allocation();
    }

    private Map<String, Object> allocation() {
        List<Object> stack = new ArrayList<>();
        int top = random.nextInt(FRAMES);
        for (int i = 0; i < DEPTH; i++) {
            stack.add(frames.get((top + i * i) % FRAMES));
        }
        pickler.share(stack);
        Map<String, Object> tensor = new LinkedHashMap<>();
        tensor.put("addr", (1L << 40) + written * 512);
        tensor.put("size", 512L * (1 + random.nextInt(40_000)));
        tensor.put("frames", stack);
        live.add(tensor);
        liveBytes += (long) tensor.get("size");
        peakBytes = Math.max(peakBytes, liveBytes);
        return entry("alloc", tensor);
    }

    private Map<String, Object> entry(String action, Map<String, Object> tensor) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("action", action);
        entry.put("addr", tensor.get("addr"));
        entry.put("size", tensor.get("size"));
        entry.put("stream", 0);
        entry.put("time_us", micros);
        entry.put("compile_context", "N/A");
        entry.put("user_metadata", "");
        entry.put("frames", tensor.get("frames"));
        return entry;
    }
}
