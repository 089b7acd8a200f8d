package dev.densescope.weights.torch;

import dev.densescope.language.Text;
import dev.densescope.pickle.PickleCode;
import dev.densescope.pickle.PickleException;
import dev.densescope.pickle.PickleLimits;
import dev.densescope.pickle.PickleMachine;
import dev.densescope.pickle.PickleValues;
import dev.densescope.problem.DisplayText;
import dev.densescope.weights.store.InvalidTensorFileException;
import dev.densescope.weights.torch.PickleValue.Dictionary;
import dev.densescope.weights.torch.PickleValue.Known;
import dev.densescope.weights.torch.PickleValue.Other;
import dev.densescope.weights.torch.PickleValue.Sequence;
import dev.densescope.weights.torch.PickleValue.TextValue;
import dev.densescope.weights.torch.PickleValue.Whole;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/** The pickle of a checkpoint: plain values, and the callables in {@link Known}, which are never called. */
final class CheckpointPickle implements PickleValues<PickleValue> {
    /** Size limit in bytes. The pickle of DenseNet-264 with optimizer state has less than 1 MB and 100,000 opcodes. */
    static final int MAX_BYTES = 16 << 20;

    /** PyTorch adds 1,000 pairs at a time and nests four levels. */
    private static final PickleLimits LIMITS = new PickleLimits(1_000_000, 100_000, 1_000, 500_000, Integer.MAX_VALUE);

    private CheckpointPickle() {}

    /**
     * Reads the value of a pickle.
     *
     * @throws InvalidTensorFileException if it contains anything but plain data, or is damaged
     */
    static PickleValue read(ByteBuffer pickle) throws IOException {
        byte[] bytes = new byte[pickle.remaining()];
        pickle.get(bytes);
        try {
            return PickleMachine.read(new ByteArrayInputStream(bytes), new CheckpointPickle(), LIMITS);
        } catch (PickleException invalid) {
            throw new InvalidTensorFileException(invalid.told(), invalid);
        }
    }

    @Override
    public PickleValue text(String value) {
        return new TextValue(value);
    }

    @Override
    public String asText(PickleValue value) {
        if (value instanceof TextValue text) {
            return text.value();
        }
        throw PickleException.damaged();
    }

    @Override
    public PickleValue whole(long value) {
        return new Whole(value);
    }

    @Override
    public PickleValue other() {
        return Other.VALUE;
    }

    @Override
    public PickleValue sequence(List<PickleValue> items) {
        return new Sequence(items);
    }

    @Override
    public PickleValue dictionary() {
        return new Dictionary();
    }

    @Override
    public void append(PickleValue list, List<PickleValue> items) {
        if (!(list instanceof Sequence sequence)) {
            throw PickleException.damaged();
        }
        sequence.items().addAll(items);
    }

    @Override
    public void setItems(PickleValue target, List<PickleValue> keysAndValues) {
        if (!(target instanceof Dictionary dictionary)) {
            throw PickleException.damaged();
        }
        for (int i = 0; i < keysAndValues.size(); i += 2) {
            dictionary.put(keysAndValues.get(i), keysAndValues.get(i + 1));
        }
    }

    @Override
    public PickleValue code(PickleCode<PickleValue> code) {
        if (code instanceof PickleCode.Global<PickleValue> global) {
            return known(global.module(), global.member());
        }
        if (code instanceof PickleCode.Call<PickleValue> call) {
            return KnownCalls.result(call.callee(), call.arguments());
        }
        if (code instanceof PickleCode.Persistent<PickleValue> persistent) {
            return KnownCalls.storage(persistent.id());
        }
        if (code instanceof PickleCode.State<PickleValue> state) {
            return withoutState(state.object(), state.state());
        }
        throw new PickleException(Text.of(
                "its pickle has opcode %s, which no state dict needs: save only model.state_dict()", code.opcode()));
    }

    private static Known known(String module, String member) {
        return Known.of(module, member)
                .orElseThrow(() -> new PickleException(Text.of(
                        "it calls %s, which is not executed for safety: save only model.state_dict()",
                        DisplayText.of(module + "." + member))));
    }

    /** State dicts have module versions as attributes. */
    private static PickleValue withoutState(PickleValue object, PickleValue state) {
        if (!(object instanceof Dictionary) || !(state instanceof Dictionary)) {
            throw PickleException.damaged();
        }
        return object;
    }

    @Override
    public PickleException tooLarge(Text what) {
        return new PickleException(
                Text.of("its pickle is nested too deeply for a state dict: save only model.state_dict()"));
    }
}
