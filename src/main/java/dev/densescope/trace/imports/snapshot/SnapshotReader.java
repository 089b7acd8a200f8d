package dev.densescope.trace.imports.snapshot;

import dev.densescope.language.Text;
import dev.densescope.memory.MemoryTimeline;
import dev.densescope.pickle.PickleException;
import dev.densescope.pickle.PickleMachine;
import dev.densescope.trace.imports.ImportedTrace;
import dev.densescope.trace.imports.InvalidTraceException;
import dev.densescope.trace.imports.OperationSum;
import dev.densescope.trace.imports.TraceKind;
import dev.densescope.trace.imports.snapshot.DictionaryContent.Items;
import dev.densescope.trace.imports.snapshot.SnapshotValue.Dictionary;
import dev.densescope.trace.imports.snapshot.SnapshotValue.Sequence;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads a memory snapshot of PyTorch. Runs nothing that the file contains. */
public final class SnapshotReader {
    private SnapshotReader() {}

    /**
     * Reads the snapshot of the device with the most events.
     *
     * @param bytes is read to its end, or beyond the pickle; not closed
     * @throws InvalidTraceException if it is damaged, too large, no snapshot, or more than plain data
     */
    public static ImportedTrace read(String fileName, InputStream bytes) throws IOException {
        SnapshotValues values = new SnapshotValues();
        try {
            SnapshotValue root = PickleMachine.read(bytes, values, SnapshotLimits.PICKLE);
            return trace(fileName, devices(root), values.frames(), annotations(root));
        } catch (PickleException invalid) {
            throw new InvalidTraceException(invalid.told(), invalid);
        } catch (ArithmeticException overflow) {
            throw new InvalidTraceException(
                    Text.of("its sums of bytes exceed 63 bits: write the file with torch.cuda.memory._dump_snapshot"),
                    overflow);
        }
    }

    private static List<SnapshotDevice> devices(SnapshotValue root) {
        if (root instanceof Dictionary dictionary && dictionary.content() instanceof Items items) {
            List<SnapshotDevice> devices = SnapshotDevice.of(
                    histories(items.values().get(Key.DEVICE_TRACES)),
                    segments(items.values().get(Key.SEGMENTS)));
            if (devices.isEmpty()) {
                throw new InvalidTraceException(
                        Text.of("it has neither events nor segments of a GPU: record it while the "
                                + "training runs, after torch.cuda.memory._record_memory_history"));
            }
            return devices;
        }
        throw new InvalidTraceException(
                Text.of("it is a pickle without device_traces and segments, so it is no memory snapshot: "
                        + "write the file with torch.cuda.memory._dump_snapshot"));
    }

    private static List<DeviceHistory> histories(SnapshotValue devices) {
        List<DeviceHistory> histories = new ArrayList<>();
        if (devices instanceof Sequence list && list.content().orElse(null) instanceof ListContent.Items items) {
            for (Sequence device : items.lists()) {
                histories.add(
                        device.content().orElse(null) instanceof ListContent.History history
                                ? history.history()
                                : new DeviceHistory());
            }
        }
        return histories;
    }

    private static Map<Long, DeviceBytes> segments(SnapshotValue value) {
        return value instanceof Sequence list && list.content().orElse(null) instanceof ListContent.Segments segments
                ? segments.byDevice()
                : Map.of();
    }

    private static Annotations annotations(SnapshotValue root) {
        return root instanceof Dictionary dictionary
                        && dictionary.content() instanceof Items items
                        && items.values().get(Key.EXTERNAL_ANNOTATIONS) instanceof Sequence list
                        && list.content().orElse(null) instanceof ListContent.Annotated annotated
                ? annotated.annotations()
                : new Annotations();
    }

    private static ImportedTrace trace(
            String fileName, List<SnapshotDevice> devices, FrameNames frames, Annotations annotations) {
        SnapshotDevice device = devices.get(0);
        HistoryTimeline timeline = new HistoryTimeline(device.history(), device.atEnd());
        MemoryTimeline live = timeline.live();
        List<OperationSum> operations = new ArrayList<>(annotations.operations(device.index()));
        operations.addAll(frames.operations());
        List<Text> notices = new ArrayList<>(new SnapshotNotices(devices, timeline).sentences());
        if (device.history().hasTimes()) {
            annotations
                    .sentence(device.index(), live, device.history().micros(0))
                    .ifPresent(notices::add);
        }
        return new ImportedTrace(
                fileName,
                TraceKind.PYTORCH_SNAPSHOT,
                live,
                timeline.reserved(),
                operations,
                device.history().entries(),
                notices);
    }
}
