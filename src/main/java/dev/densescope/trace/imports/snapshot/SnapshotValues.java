package dev.densescope.trace.imports.snapshot;

import dev.densescope.language.Text;
import dev.densescope.pickle.PickleCode;
import dev.densescope.pickle.PickleException;
import dev.densescope.pickle.PickleValues;
import dev.densescope.problem.DisplayText;
import dev.densescope.trace.imports.snapshot.SnapshotValue.Dictionary;
import dev.densescope.trace.imports.snapshot.SnapshotValue.Other;
import dev.densescope.trace.imports.snapshot.SnapshotValue.Sequence;
import dev.densescope.trace.imports.snapshot.SnapshotValue.TextValue;
import dev.densescope.trace.imports.snapshot.SnapshotValue.Whole;
import java.util.List;

/** Builds the values of a snapshot. Keeps of each what is needed, as soon as it is complete. Confined to one thread. */
final class SnapshotValues implements PickleValues<SnapshotValue> {
    private final SnapshotTexts texts = new SnapshotTexts(SnapshotLimits.TEXT_BYTES);
    private final FrameNames frames = new FrameNames();
    private final DictionaryMeaning dictionaries = new DictionaryMeaning(frames);
    private final ListMeaning lists = new ListMeaning(frames);

    /** The frames of all allocations. */
    FrameNames frames() {
        return frames;
    }

    @Override
    public SnapshotValue text(String value) {
        return texts.of(value);
    }

    @Override
    public String asText(SnapshotValue value) {
        if (value instanceof TextValue text) {
            return text.value();
        }
        throw PickleException.damaged();
    }

    @Override
    public SnapshotValue whole(long value) {
        return new Whole(value);
    }

    @Override
    public SnapshotValue other() {
        return Other.VALUE;
    }

    @Override
    public SnapshotValue sequence(List<SnapshotValue> items) {
        Sequence sequence = new Sequence();
        append(sequence, items);
        return sequence;
    }

    @Override
    public SnapshotValue dictionary() {
        return new Dictionary();
    }

    @Override
    public void append(SnapshotValue list, List<SnapshotValue> items) {
        if (!(list instanceof Sequence sequence)) {
            throw PickleException.damaged();
        }
        for (SnapshotValue item : items) {
            lists.append(sequence, item);
        }
    }

    @Override
    public void setItems(SnapshotValue target, List<SnapshotValue> keysAndValues) {
        if (!(target instanceof Dictionary dictionary)) {
            throw PickleException.damaged();
        }
        dictionaries.set(dictionary, keysAndValues);
    }

    @Override
    public SnapshotValue code(PickleCode<SnapshotValue> code) {
        throw new PickleException(Text.of(
                "its pickle has the opcode %s%s and is refused for safety: "
                        + "write the file with torch.cuda.memory._dump_snapshot",
                code.opcode(), meaning(code)));
    }

    private static Text meaning(PickleCode<SnapshotValue> code) {
        if (code instanceof PickleCode.Global<SnapshotValue> global) {
            return Text.of(", which imports %s", DisplayText.of(global.module() + "." + global.member()));
        }
        boolean plain = code instanceof PickleCode.Unsupported<SnapshotValue> other && !other.runsCode();
        return plain ? Text.of(", which no snapshot needs") : Text.of(", which runs code");
    }

    @Override
    public PickleException tooLarge(Text what) {
        return SnapshotLimits.tooLarge(what);
    }
}
