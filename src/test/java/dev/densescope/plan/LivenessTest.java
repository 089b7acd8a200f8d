package dev.densescope.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.densescope.network.Network;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.plan.step.Operation;
import dev.densescope.plan.step.Value;
import dev.densescope.plan.step.View;
import dev.densescope.spec.ArbitraryDesigns;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.Presets;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Live bytes found in another way than {@link Prediction}'s: backwards from operation to operation, by the bytes that each
 * reads and writes, as a compiler finds which registers are live.
 */
class LivenessTest {
    @Provide
    Arbitrary<Schedule> schedules() {
        return Combinators.combine(ArbitraryDesigns.small(), ArbitraryDecisions.any())
                .as((design, decisions) -> Schedule.compile(Network.of(design), decisions, 2));
    }

    @Property(tries = 150)
    void liveBytesAreThoseStillToBeRead(@ForAll("schedules") Schedule schedule) {
        assertLiveBytes(schedule);
    }

    @ParameterizedTest
    @EnumSource
    void liveBytesOfEveryPresetAreThoseStillToBeRead(Strategy strategy) {
        for (DenseNetSpec design : Presets.all().values()) {
            assertLiveBytes(Schedule.compile(Network.of(design), strategy, 2));
        }
    }

    private static void assertLiveBytes(Schedule schedule) {
        Prediction prediction = Prediction.of(schedule);
        Stretches stretches = new Stretches(schedule);
        BitSet held = new BitSet();
        schedule.values().stream().filter(Value::held).forEach(value -> stretches.mark(held, value));
        BitSet live = (BitSet) held.clone();
        long peakBytes = 0;
        for (int index = schedule.operations().size() - 1; index >= 0; index--) {
            Operation operation = schedule.operations().get(index);
            BitSet reads = stretches.of(operation.computation().reads());
            BitSet writes = stretches.of(operation.computation().writes());
            BitSet during = (BitSet) live.clone();
            during.or(reads);
            during.or(writes);
            long bytes = stretches.bytes(during);
            assertEquals(bytes, prediction.profile().totalBytes(index), operation::toString);
            peakBytes = Math.max(peakBytes, bytes);
            live.andNot(writes);
            live.or(reads);
            live.or(held);
        }
        assertEquals(peakBytes, prediction.peakLiveBytes());
        assertEquals(stretches.bytes(held), stretches.bytes(live), "before a step only what is held is live");
    }

    /** The arena cut wherever a value begins or ends; a set of bytes is a set of stretches. */
    private static final class Stretches {
        private final Schedule schedule;
        private final List<Long> cuts;

        Stretches(Schedule schedule) {
            this.schedule = schedule;
            TreeSet<Long> found = new TreeSet<>();
            for (Value value : schedule.values()) {
                found.add(schedule.offsetBytes(value));
                found.add(schedule.offsetBytes(value) + value.shape().bytes());
            }
            cuts = List.copyOf(found);
        }

        BitSet of(List<View> views) {
            BitSet set = new BitSet();
            views.forEach(view -> view.values().forEach(value -> mark(set, value)));
            return set;
        }

        void mark(BitSet set, Value value) {
            long start = schedule.offsetBytes(value);
            set.set(index(start), index(start + value.shape().bytes()));
        }

        private int index(long cut) {
            return Collections.binarySearch(cuts, cut);
        }

        long bytes(BitSet set) {
            return set.stream().mapToLong(i -> cuts.get(i + 1) - cuts.get(i)).sum();
        }
    }
}
