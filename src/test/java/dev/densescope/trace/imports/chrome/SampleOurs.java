package dev.densescope.trace.imports.chrome;

import dev.densescope.memory.Category;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** A trace as this program exports it: operations by layer, and counters of live bytes by category. */
public final class SampleOurs {
    private final List<String> events = new ArrayList<>();
    private final List<long[]> live = new ArrayList<>();

    public SampleOurs(long seed, int operations) {
        Random random = new Random(seed);
        long[] now = new long[Category.values().length];
        for (int i = 0; i < operations; i++) {
            now[random.nextInt(now.length)] = random.nextInt(1 << 24);
            live.add(now.clone());
            String phase = i % 3 == 0 ? "recompute" : "forward";
            events.add(
                    ("{\"ph\":\"X\",\"name\":\"conv%d\",\"pid\":1,\"cat\":\"%s\",\"ts\":%d.25,\"dur\":3.001,\"tid\":2,"
                                    + "\"args\":{\"layer\":\"block%d/layer1\",\"operation\":%d}}")
                            .formatted(i % 2, phase, 100 + 4 * i, 1 + i % 2, i));
            events.add("{\"ph\":\"C\",\"name\":\"live bytes\",\"pid\":1,\"ts\":%d.25,\"args\":{%s}}"
                    .formatted(100 + 4 * i, categories(now)));
            events.add(("{\"ph\":\"i\",\"name\":\"[memory]\",\"pid\":1,\"s\":\"t\",\"ts\":%d.25,\"tid\":2,\"args\":"
                            + "{\"Total Reserved\":%d,\"Total Allocated\":%d,\"Bytes\":-5,\"Addr\":1,\"Device Id\":0,"
                            + "\"Device Type\":0,\"Tensor\":\"stem conv0\"}}")
                    .formatted(100 + 4 * i, 1 << 28, total(now)));
        }
    }

    private static String categories(long[] bytes) {
        return Category.STACK.stream()
                .map(category -> "\"%s\":%d".formatted(category.id(), bytes[category.ordinal()]))
                .collect(Collectors.joining(","));
    }

    static long total(long[] bytes) {
        return java.util.Arrays.stream(bytes).sum();
    }

    /** Live bytes by category after each change. */
    public List<long[]> liveBytes() {
        return live;
    }

    public byte[] json() {
        return ("{\"displayTimeUnit\":\"ms\",\"otherData\":{\"program\":\"DenseScope 1.0\",\"batch\":64},\"traceEvents\":[\n"
                        + String.join(",\n", events) + "]}\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
