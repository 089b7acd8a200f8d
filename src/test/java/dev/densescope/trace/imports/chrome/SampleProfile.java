package dev.densescope.trace.imports.chrome;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A trace as torch.profiler of PyTorch 2.x writes it with {@code profile_memory=True}: forward and backward allocate in
 * two threads, whose events are not in order.
 */
public final class SampleProfile {
    /** The text of an event {@code [memory]} on GPU 0. */
    public static final String MEMORY = """
              {
                "ph": "i", "cat": "cpu_instant_event", "s": "t", "name": "[memory]",
                "pid": 4242, "tid": %d,
                "ts": %d.%03d,
                "args": {
                  "Total Reserved": %d, "Total Allocated": %d, "Bytes": %d, "Addr": %d, "Device Id": %d, "Device Type": %d, "Ev Idx": %d
                }
              }""";

    private static final String OPERATION = """
              {
                "ph": "X", "cat": "cpu_op", "name": "%s", "pid": 4242, "tid": 4242,
                "ts": %d.%03d, "dur": %d.500,
                "args": {
                  "External id": %d,"Record function id": 0, "Concrete Inputs": ["", "[1, 1]"], "Input Dims": [[64, 3, 32, 32], []], "Ev Idx": %d
                }
              },
              {
                "ph": "s", "id": %d, "pid": 4242, "tid": 4242, "ts": %d.%03d,
                "cat": "ac2g", "name": "ac2g"
              },
              {
                "ph": "X", "cat": "kernel", "name": "void cudnn::%s_kernel<float, 4>(int)", "pid": 0, "tid": 7,
                "ts": %d.%03d, "dur": 2.250,
                "args": {
                  "External id": %d, "queued": 0, "device": 0, "context": 1, "stream": 7, "correlation": %d,
                  "registers per thread": 32, "grid": [8, 1, 1], "block": [128, 1, 1], "blocks per SM": NaN
                }
              }""";

    /** The beginning of the document, up to the list of events. */
    public static final String HEAD = """

              {
                "schemaVersion": 1,
                "deviceProperties": [
                {
                  "id": 0, "name": "NVIDIA H100", "totalGlobalMem": 85029158912, "computeMajor": 9, "computeMinor": 0,
                  "maxThreadsPerBlock": 1024, "warpSize": 32, "numSms": 132
                }
                ],
                "cupti_version": 24, "with_stack": 0, "record_shapes": 1, "profile_memory": 1,
                "distributedInfo": {"backend": "nccl", "rank": 0, "world_size": 1, "pg_config": []},
              "displayTimeUnit": "ms",
              "baseTimeNanoseconds": 1795000000000000000,
              "traceEvents": [
            """;

    /** The end of the document. */
    public static final String TAIL = """

              ],
              "traceName": "/tmp/trace.json"
            }
            """;

    private final List<String> events = new ArrayList<>();
    private final List<Long> live = new ArrayList<>();
    private final long before;
    private long reserved = 2 << 20;

    /** @param before live bytes before the first event */
    public SampleProfile(long seed, long before, int operations) {
        this.before = before;
        Random random = new Random(seed);
        List<String> backward = new ArrayList<>();
        long nanos = 5_000_000;
        long allocated = before;
        events.add("  {\"name\": \"process_name\", \"ph\": \"M\", \"ts\": 5.000, \"pid\": 4242, \"tid\": 0,"
                + " \"args\": {\"name\": \"python3\"}}");
        for (int i = 0; i < operations; i++) {
            nanos += 1_000 + random.nextInt(5_000);
            long change = allocated > before && random.nextInt(3) == 0
                    ? -Math.min(512L * (1 + random.nextInt(100)), allocated - before)
                    : 512L * (1 + random.nextInt(100));
            allocated += change;
            reserved = Math.max(reserved, (allocated + (2 << 20)) >> 21 << 21);
            live.add(allocated);
            String event = MEMORY.formatted(
                    i % 3, nanos / 1000, nanos % 1000, reserved, allocated, change, 0x7f0000000000L + i, 0, 1, i);
            (i % 3 == 0 ? backward : events).add(event);
            operation(i, nanos);
        }
        events.addAll(backward); // the events of another thread
    }

    private void operation(int i, long nanos) {
        String name = i % 2 == 0 ? "aten::conv2d" : "aten::batch_norm";
        long us = nanos / 1000;
        long rest = nanos % 1000;
        events.add(OPERATION.formatted(name, us, rest, i % 7, i, i, i, us, rest, name.substring(6), us, rest, i, i));
    }

    /** Adds an event. */
    public SampleProfile with(String event) {
        events.add(event);
        return this;
    }

    /** The events as texts. */
    public List<String> events() {
        return events;
    }

    /** Live bytes after each memory event, in the order of time. */
    public List<Long> liveBytes() {
        return live;
    }

    public long bytesBefore() {
        return before;
    }

    public long reservedBytes() {
        return reserved;
    }

    public byte[] json() {
        return (HEAD + String.join(",\n", events) + TAIL).getBytes(StandardCharsets.UTF_8);
    }
}
