package dev.densescope.plan;

import dev.densescope.network.Network;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.plan.emit.EmittedStep;
import dev.densescope.plan.emit.StepEmitter;
import dev.densescope.plan.hardware.Target;
import dev.densescope.plan.step.StorageSlot;
import dev.densescope.plan.step.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;

/** Schedules as they should not be: right but for one tensor, of which something is planned wrongly. */
public final class FaultySchedules {
    private final Network network;
    private final Strategy strategy;
    private final EmittedStep step;

    public FaultySchedules(Network network, Strategy strategy, Target target) {
        this.network = network;
        this.strategy = strategy;
        step = StepEmitter.emit(network, strategy, target);
    }

    /** Without a fault. */
    public Schedule sound() {
        return schedule(step, Lifetimes.of(step));
    }

    /** A tensor's last use is planned wrongly, and places accordingly. */
    public Schedule withLastUse(Value value, IntUnaryOperator change) {
        Lifetimes lifetimes = Lifetimes.of(step);
        int[] first = step.values().stream().mapToInt(lifetimes::firstUse).toArray();
        int[] last = step.values().stream().mapToInt(lifetimes::lastUse).toArray();
        last[value.id()] = change.applyAsInt(last[value.id()]);
        return schedule(step, new Lifetimes(first, last));
    }

    /** A tensor's first use is planned wrongly, and places accordingly. */
    public Schedule withFirstUse(Value value, IntUnaryOperator change) {
        Lifetimes lifetimes = Lifetimes.of(step);
        int[] first = step.values().stream().mapToInt(lifetimes::firstUse).toArray();
        int[] last = step.values().stream().mapToInt(lifetimes::lastUse).toArray();
        first[value.id()] = change.applyAsInt(first[value.id()]);
        return schedule(step, new Lifetimes(first, last));
    }

    /** A tensor is planned with another shape than operations give it. */
    public Schedule withChannels(Value value, int channels) {
        List<Value> values = new ArrayList<>(step.values());
        values.set(
                value.id(),
                new Value(
                        value.id(),
                        value.layer(),
                        value.name(),
                        value.category(),
                        value.shape().withChannels(channels),
                        value.slot(),
                        value.offsetInSlot(),
                        value.held()));
        return schedule(new EmittedStep(step.tensors(), step.slots(), values, step.operations()), Lifetimes.of(step));
    }

    /** A tensor's slot is planned at another place. */
    public Schedule withPlace(Value value, LongUnaryOperator change) {
        Lifetimes lifetimes = Lifetimes.of(step);
        ArenaLayout sound = Schedule.layout(step, lifetimes, strategy.reusesMemory());
        Map<Integer, Long> starts = new HashMap<>();
        for (Value each : step.values()) {
            StorageSlot slot = step.slots().get(each.slot());
            starts.put(slot.id(), sound.offsetBytes(slot));
        }
        starts.compute(value.slot(), (slot, start) -> change.applyAsLong(start));
        long[] takenBytes = IntStream.range(0, step.operations().size())
                .mapToLong(sound::takenBytes)
                .toArray();
        return new Schedule(network, step, lifetimes, new ArenaLayout(lifetimes.ofSlots(step), starts, takenBytes));
    }

    private Schedule schedule(EmittedStep emitted, Lifetimes lifetimes) {
        return new Schedule(network, emitted, lifetimes, Schedule.layout(emitted, lifetimes, strategy.reusesMemory()));
    }
}
