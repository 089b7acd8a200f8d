package dev.densescope.trace.imports.snapshot;

import dev.densescope.language.Text;
import dev.densescope.quantity.QuantityText;
import java.util.ArrayList;
import java.util.List;

/** What the user should know about a snapshot. */
record SnapshotNotices(List<SnapshotDevice> devices, HistoryTimeline timeline) {
    private static final QuantityText TEXT = QuantityText.FILES;

    /** Sentences, most important first. */
    List<Text> sentences() {
        List<Text> sentences = new ArrayList<>();
        DeviceHistory history = devices.get(0).history();
        if (history.entries() == 0) {
            sentences.add(Text.of("The snapshot has no history, so it tells only the memory at its end: call"
                    + " torch.cuda.memory._record_memory_history before the training."));
        } else if (timeline.liveBytesBefore() > 0) {
            sentences.add(Text.of(
                    "The history of the snapshot begins in the middle: %s were allocated before it.",
                    TEXT.bytes(timeline.liveBytesBefore())));
        }
        addDevices(sentences);
        addFailures(history, sentences);
        if (history.entries() > 0 && !history.hasTimes()) {
            sentences.add(Text.of(
                    "The snapshot has no times, as before PyTorch 2.1: its events are shown one microsecond apart."));
        }
        if (!timeline.isConsistent()) {
            sentences.add(
                    Text.of("The segments of the snapshot do not match its history, so all bytes may be too high by a"
                            + " constant."));
        }
        return sentences;
    }

    private void addDevices(List<Text> sentences) {
        if (devices.size() > 1) {
            sentences.add(Text.of(
                    "The snapshot has %d devices; only device %d is shown, which has the most events (%s).",
                    devices.size(),
                    devices.get(0).index(),
                    TEXT.count(devices.get(0).history().entries())));
        }
    }

    private static void addFailures(DeviceHistory history, List<Text> sentences) {
        long failures = history.count(Action.OOM);
        if (failures > 0) {
            sentences.add(Text.of(
                    "The device ran out of memory %s; the largest allocation that failed was %s.",
                    failures == 1 ? Text.of("once") : Text.of("%s times", TEXT.count(failures)),
                    TEXT.bytes(history.largestFailureBytes())));
        }
    }
}
