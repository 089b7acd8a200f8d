package dev.densescope.report.analysis.finding;

import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.quantity.QuantityText;
import dev.densescope.report.analysis.finding.Alternatives.Alternative;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunRecord;
import dev.densescope.session.measure.Measurement;
import java.util.Optional;
import java.util.OptionalInt;

/** Advice to use less memory, with the bytes that it would save. Pure. */
final class MemoryAdvice {
    /** Smaller savings are not worth a change. */
    private static final double WORTHWHILE = 0.95;

    private MemoryAdvice() {}

    /** For a run that did not fit its device. */
    static String forShortage(RunRecord run, QuantityText numbers) {
        Alternatives alternatives = Alternatives.of(run);
        long room = room(run);
        if (room <= 0) {
            return alternatives
                    .smallest()
                    .filter(least -> least.reservedBytes() < run.prediction().reservedBytes())
                    .map(least -> numbers.translated(
                            "Use a strategy that reserves less, such as %s (%s), or reduce the batch.",
                            least.plan().id(), numbers.bytes(least.reservedBytes())))
                    .orElse(numbers.translated("Reduce the batch or the growth rate."));
        }
        return alternatives
                .within(room)
                .map(fitting -> numbers.translated(
                        "Use %s, which would reserve %s, or reduce the batch.",
                        fitting.plan().id(), numbers.bytes(fitting.reservedBytes())))
                .orElseGet(() -> smallerBatch(alternatives, room, numbers));
    }

    /** Bytes that a plan may reserve: of the device, and less than what was too much; 0 if not known. */
    private static long room(RunRecord run) {
        long device = run.device().totalBytes();
        if (run.outcome() instanceof RunOutcome.OutOfMemory outcome) {
            long known = outcome.shortfall()
                    .map(shortfall -> Math.min(device, shortfall.deviceBytes()))
                    .orElse(device);
            return Math.min(known, run.prediction().reservedBytes() - 1);
        }
        return device;
    }

    private static String smallerBatch(Alternatives alternatives, long room, QuantityText numbers) {
        StoragePlan plan = alternatives
                .smallest()
                .filter(least ->
                        least.reservedBytes() < alternatives.run().prediction().reservedBytes())
                .map(Alternative::plan)
                .orElse(alternatives.run().settings().storage());
        OptionalInt batch = alternatives.largestBatch(plan, room);
        return batch.isPresent()
                ? numbers.translated(
                        "No strategy fits at this batch: with %s, reduce it to at most %s.",
                        plan.id(), numbers.count(batch.getAsInt()))
                : numbers.translated(
                        "Not even a batch of one image fits: reduce the input, the growth rate or the number of layers.");
    }

    /** For a run that did fit. */
    static String forPeak(RunRecord run, QuantityText numbers) {
        long reserved = run.measurement()
                .map(Measurement::reservedBytes)
                .orElse(run.prediction().reservedBytes());
        Optional<Alternative> smaller = Alternatives.of(run).within((long) (reserved * WORTHWHILE));
        return smaller.map(less -> numbers.translated(
                        "For less memory, use %s: it would reserve %s, %s less.",
                        less.plan().id(),
                        numbers.bytes(less.reservedBytes()),
                        numbers.percent(1 - (double) less.reservedBytes() / reserved)))
                .orElse(numbers.translated(
                        "No strategy reserves much less: for less memory, reduce the batch, or search a plan with a decision"
                                + " for each layer."));
    }
}
