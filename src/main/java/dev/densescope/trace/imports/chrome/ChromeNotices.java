package dev.densescope.trace.imports.chrome;

import dev.densescope.language.Text;
import dev.densescope.memory.MemoryTimeline;
import dev.densescope.quantity.QuantityText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the user should know about a Chrome trace, in sentences. */
final class ChromeNotices {
    private static final QuantityText TEXT = QuantityText.FILES;

    private ChromeNotices() {}

    static List<Text> ours(MemoryTimeline live, ChromeEvents events) {
        List<Text> sentences = new ArrayList<>();
        if (live.points() == 0) {
            sentences.add(Text.of("The trace has no finished step, so it has no memory."));
        }
        events.operations().notice().ifPresent(sentences::add);
        return sentences;
    }

    static List<Text> profiled(Optional<Map.Entry<ProfiledDevice, MemorySeries>> device, ChromeEvents events) {
        List<Text> sentences = new ArrayList<>();
        if (device.isEmpty()) {
            sentences.add(Text.of("The trace has no memory events: profile with profile_memory=True."));
        } else {
            addMemory(
                    device.get().getKey(),
                    device.get().getValue(),
                    events.memory().devices(),
                    sentences);
        }
        events.operations().notice().ifPresent(sentences::add);
        return sentences;
    }

    private static void addMemory(ProfiledDevice device, MemorySeries series, int devices, List<Text> sentences) {
        long before = series.liveBytesBefore();
        if (series.hasTotals() && before > 0) {
            sentences.add(Text.of("The trace begins in the middle: %s were allocated before it.", TEXT.bytes(before)));
        }
        if (!series.hasTotals()) {
            sentences.add(Text.of(
                    "The trace has no 'Total Allocated', as before PyTorch 1.11: what was allocated before it is not"
                            + " known, and at least %s.",
                    TEXT.bytes(before)));
        }
        if (devices > 1) {
            sentences.add(Text.of(
                    "The trace has memory events of %d devices; only %s is shown, with %s events.",
                    devices, device.label(), TEXT.count(series.size())));
        }
    }
}
