package dev.densescope.trace.pprof;

import dev.densescope.file.write.WriteProgress;
import dev.densescope.memory.StepTrace;
import dev.densescope.memory.TracedTensor;
import dev.densescope.trace.PlainName;
import dev.densescope.trace.TensorBytes;
import dev.densescope.trace.TracedRun;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * A profile of a run's last step for pprof: {@code profile.proto} of google/pprof, compressed by gzip. Each tensor is a
 * sample with two values: {@code alloc_space}, the bytes acquired during the step, and {@code inuse_space}, the bytes
 * live at its peak. Stacks are design, block, layer, tensor. A run that finished no step has no samples.
 */
public final class MemoryProfile {
    private static final int SAMPLE_TYPE = 1;
    private static final int SAMPLE = 2;
    private static final int TIME_NANOS = 9;
    private static final int DURATION_NANOS = 10;
    private static final int PERIOD_TYPE = 11;
    private static final int PERIOD = 12;
    private static final int COMMENT = 13;
    private static final int DEFAULT_SAMPLE_TYPE = 14;

    private static final int VALUE_TYPE = 1;
    private static final int VALUE_UNIT = 2;
    private static final int SAMPLE_LOCATION = 1;
    private static final int SAMPLE_VALUE = 2;
    private static final int SAMPLE_LABEL = 3;
    private static final int LABEL_KEY = 1;
    private static final int LABEL_TEXT = 2;

    private static final String ACQUIRED = "alloc_space";
    private static final String AT_PEAK = "inuse_space";
    private static final String BYTES = "bytes";
    private static final int TELL_EVERY = 1 << 12;

    private final TracedRun run;
    private final OutputStream out;
    private final WriteProgress progress;
    private final ProfileTables tables = new ProfileTables();
    private final ProtoMessage fields = new ProtoMessage();

    private MemoryProfile(TracedRun run, OutputStream out, WriteProgress progress) {
        this.run = run;
        this.out = out;
        this.progress = progress;
    }

    /**
     * Writes the profile. Does not close the stream.
     *
     * @throws java.util.concurrent.CancellationException if {@code progress} cancels
     */
    public static void write(TracedRun run, OutputStream out, WriteProgress progress) throws IOException {
        progress.written(0);
        GZIPOutputStream gzip = new GZIPOutputStream(out);
        new MemoryProfile(run, gzip, progress).write();
        gzip.finish();
        progress.written(1);
    }

    private void write() throws IOException {
        fields.message(SAMPLE_TYPE, valueType(ACQUIRED)).message(SAMPLE_TYPE, valueType(AT_PEAK));
        if (run.run().lastTrace().isPresent()) {
            addSamples(run.run().lastTrace().get());
        }
        fields.number(TIME_NANOS, run.startNanos())
                .number(
                        DURATION_NANOS,
                        run.run().lastTrace().map(StepTrace::spanNanos).orElse(0L))
                .message(PERIOD_TYPE, valueType("space"))
                .number(PERIOD, 1)
                .number(COMMENT, tables.string(run.plainLabel()))
                .number(COMMENT, tables.string(PlainName.of(run.run().outcome().sentence())))
                .number(DEFAULT_SAMPLE_TYPE, tables.string(AT_PEAK));
        fields.drainTo(out);
        tables.write(out);
    }

    private ProtoMessage valueType(String type) {
        return new ProtoMessage().number(VALUE_TYPE, tables.string(type)).number(VALUE_UNIT, tables.string(BYTES));
    }

    private void addSamples(StepTrace trace) throws IOException {
        TensorBytes bytes = TensorBytes.of(trace, progress.part(0, 2));
        List<TracedTensor> tensors = trace.legend().tensors();
        String design = run.design();
        for (TracedTensor tensor : tensors) {
            if (tensor.id() % TELL_EVERY == 0) {
                progress.part(1, 2).written((double) tensor.id() / tensors.size());
            }
            if (bytes.acquired(tensor) > 0) {
                fields.message(SAMPLE, sample(design, tensor, bytes));
                fields.drainTo(out);
            }
        }
    }

    private ProtoMessage sample(String design, TracedTensor tensor, TensorBytes bytes) {
        List<String> layers = TracedRun.frames(tensor.layer());
        long[] locations = new long[layers.size() + 2];
        locations[0] = tables.location(PlainName.of(tensor.name(), "-")); // the leaf is the first
        for (int i = 0; i < layers.size(); i++) {
            locations[layers.size() - i] = tables.location(layers.get(i));
        }
        locations[layers.size() + 1] = tables.location(design);
        ProtoMessage label = new ProtoMessage()
                .number(LABEL_KEY, tables.string("category"))
                .number(LABEL_TEXT, tables.string(tensor.category().id()));
        return new ProtoMessage()
                .packed(SAMPLE_LOCATION, locations)
                .packed(SAMPLE_VALUE, bytes.acquired(tensor), bytes.atPeak(tensor))
                .message(SAMPLE_LABEL, label);
    }
}
