package dev.densescope.trace.imports.snapshot;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A training as PyTorch's caching allocator sees it, with the snapshot that {@code torch.cuda.memory._snapshot} of PyTorch
 * 2.x returns after it, and what a reader should find in it.
 */
public final class SampleSnapshot {
    /** When the first entry is recorded, in microseconds since 1970. */
    public static final long START_MICROS = 1_795_000_000_000_000L;

    private static final long SEGMENT = 20 << 20;
    private static final int ROUND = 512;

    private final Random random;
    private final int device;
    private final List<Map<String, Object>> stackFrames = new ArrayList<>();
    private final List<List<Map<String, Object>>> stacks = new ArrayList<>();
    private final List<Map<String, Object>> entries = new ArrayList<>();
    private final List<Map<String, Object>> segments = new ArrayList<>();
    private final List<Tensor> live = new ArrayList<>();
    private final List<Long> liveBytes = new ArrayList<>();
    private final List<Long> reservedBytes = new ArrayList<>();
    private long micros = START_MICROS;
    private long address = 0x7f00_0000_0000L;
    private long segmentEnd = address;
    private long allocated;
    private long reserved;

    private record Tensor(long address, long bytes, Map<String, Object> block, List<Map<String, Object>> frames) {}

    /** @param changes number of allocations and frees */
    public SampleSnapshot(long seed, int device, int changes) {
        random = new Random(seed);
        this.device = device;
        for (int i = 0; i < 40; i++) {
            stackFrames.add(
                    Map.of("filename", "/usr/lib/torch/nn/f" + i % 7 + ".py", "line", 10 + i, "name", "call" + i));
        }
        for (int i = 0; i < 12; i++) {
            stacks.add(new ArrayList<>(stackFrames.subList(i, i + 20)));
        }
        for (int i = 0; i < changes; i++) {
            if (live.isEmpty() || random.nextInt(100) < 54) {
                allocate();
            } else {
                free();
            }
        }
    }

    private void allocate() {
        long bytes = 1L + random.nextInt(1 << 20);
        long rounded = (bytes + ROUND - 1) / ROUND * ROUND;
        if (address + rounded > segmentEnd) {
            allocateSegment();
        }
        List<Map<String, Object>> frames = stacks.get(random.nextInt(stacks.size()));
        Map<String, Object> block = new LinkedHashMap<>();
        block.put("address", address);
        block.put("size", rounded);
        block.put("requested_size", bytes);
        block.put("state", "active_allocated");
        block.put("frames", frames);
        blocks().add(block);
        live.add(new Tensor(address, bytes, block, frames));
        allocated += bytes;
        entry("alloc", address, bytes, frames);
        address += rounded;
    }

    private void free() {
        Tensor tensor = live.remove(random.nextInt(live.size()));
        tensor.block().put("state", "inactive");
        allocated -= tensor.bytes();
        entry("free_requested", tensor.address(), tensor.bytes(), tensor.frames());
        entry("free_completed", tensor.address(), tensor.bytes(), tensor.frames());
    }

    private void allocateSegment() {
        address = segmentEnd + SEGMENT;
        segmentEnd = address + SEGMENT;
        Map<String, Object> segment = new LinkedHashMap<>();
        segment.put("device", device);
        segment.put("address", address);
        segment.put("total_size", SEGMENT);
        segment.put("allocated_size", SEGMENT / 2);
        segment.put("active_size", SEGMENT / 2);
        segment.put("requested_size", SEGMENT / 2);
        segment.put("stream", 0);
        segment.put("segment_type", "large");
        segment.put("segment_pool_id", List.of(0, 0));
        segment.put("is_expandable", false);
        segment.put("frames", stacks.get(0));
        segment.put("blocks", new ArrayList<>());
        segments.add(segment);
        reserved += SEGMENT;
        entry("segment_alloc", address, SEGMENT, stacks.get(0));
    }

    @SuppressWarnings("unchecked") // put there by allocateSegment
    private List<Object> blocks() {
        return (List<Object>) segments.get(segments.size() - 1).get("blocks");
    }

    private void entry(String action, long at, long bytes, List<Map<String, Object>> frames) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("action", action);
        entry.put("addr", at);
        entry.put("size", bytes);
        entry.put("stream", 0);
        entry.put("time_us", micros);
        entry.put("compile_context", "N/A");
        entry.put("user_metadata", "");
        entry.put("frames", frames);
        entries.add(entry);
        liveBytes.add(allocated);
        reservedBytes.add(reserved);
        micros += random.nextInt(50);
    }

    /** An entry of an allocation that failed. */
    public SampleSnapshot fail(long bytes) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("action", "oom");
        entry.put("device_free", 1 << 20);
        entry.put("size", bytes);
        entry.put("stream", 0);
        entry.put("time_us", micros);
        entry.put("frames", stacks.get(1));
        entries.add(entry);
        liveBytes.add(allocated);
        reservedBytes.add(reserved);
        return this;
    }

    /** All entries. */
    public List<Map<String, Object>> entries() {
        return entries;
    }

    /** The segments after the last entry. */
    public List<Map<String, Object>> segments() {
        return segments;
    }

    /** Live bytes after an entry. */
    public long liveBytes(int entry) {
        return liveBytes.get(entry);
    }

    /** Reserved bytes after the last entry. */
    public long reservedBytes() {
        return reserved;
    }

    /** The most live bytes after any entry from one on. */
    public long peakBytes(int from) {
        long before = from == 0 ? 0 : liveBytes.get(from - 1);
        return Math.max(
                before,
                liveBytes.subList(from, liveBytes.size()).stream()
                        .mapToLong(Long::longValue)
                        .max()
                        .orElse(0));
    }

    /** Bytes allocated by entries. */
    public long allocatedBytes() {
        return entries.stream()
                .filter(entry -> entry.get("action").equals("alloc"))
                .mapToLong(entry -> (long) entry.get("size"))
                .sum();
    }

    /** The snapshot with the last entries, as many as the ring buffer holds. */
    public Map<String, Object> dictionary(int kept) {
        return dictionary(segments, List.of(entries.subList(Math.max(0, entries.size() - kept), entries.size())));
    }

    /** The snapshot of all entries. */
    public Map<String, Object> dictionary() {
        return dictionary(entries.size());
    }

    /** A snapshot of several devices. */
    public static Map<String, Object> dictionary(List<?> segments, List<?> deviceTraces) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("PYTORCH_CUDA_ALLOC_CONF", "");
        settings.put("max_split_size", -1);
        settings.put("garbage_collection_threshold", 0.0);
        settings.put("expandable_segments", false);
        settings.put("pinned_num_register_threads", 1);
        settings.put("release_lock_on_cudamalloc", false);
        settings.put("pinned_use_cuda_host_register", false);
        settings.put("roundup_power2_divisions", Map.of("1", 0));
        Map<String, Object> snapshot = new LinkedHashMap<>();
        snapshot.put("segments", segments);
        snapshot.put("device_traces", deviceTraces);
        snapshot.put("allocator_settings", settings);
        snapshot.put(
                "external_annotations",
                List.of(Map.of("name", "## forward ##", "stage", "START", "time_us", START_MICROS, "device", 0)));
        return snapshot;
    }

    /** A pickle of a snapshot, with frames and stacks written once. */
    public byte[] pickle(Map<String, Object> snapshot, Pickler.Style style) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Pickler pickler = new Pickler(bytes, style);
        stackFrames.forEach(pickler::share);
        stacks.forEach(pickler::share);
        pickler.write(snapshot);
        pickler.end();
        return bytes.toByteArray();
    }
}
