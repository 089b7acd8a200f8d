package dev.densescope.ui.plan.model;

import dev.densescope.plan.search.DeviceBudget;
import dev.densescope.quantity.QuantityText;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunRecord;
import dev.densescope.session.measure.Measurement;
import dev.densescope.ui.Messages;
import dev.densescope.ui.model.run.RunHistory;
import dev.densescope.ui.plan.times.StepTimeSource;
import java.util.List;
import java.util.OptionalLong;

/** What the process of a run needs besides the reserved bytes: the program, its libraries and the driver. */
final class ProcessNeed {
    private final RunHistory history;
    private final StepTimeSource times;

    /** @param times of the target device */
    ProcessNeed(RunHistory history, StepTimeSource times) {
        this.history = history;
        this.times = times;
    }

    /** The most that a completed run on the device needed, or the share that budgets leave for it, as one sentence. */
    String sentence() {
        List<Long> measured = times.isForGpu() ? List.of() : measured();
        QuantityText numbers = QuantityText.window();
        OptionalLong most = measured.stream().mapToLong(Long::longValue).max();
        return most.isPresent()
                ? Messages.text("plan.process.measured", numbers.bytes(most.getAsLong()), measured.size())
                : Messages.text(
                        "plan.process.share",
                        numbers.bytes(Math.round(times.memoryProperty().getValue() * DeviceBudget.MARGIN)),
                        numbers.percent(DeviceBudget.MARGIN));
    }

    private List<Long> measured() {
        return history.newestFirst(this::isOnDevice).stream()
                .flatMap(run -> run.measurement().stream())
                .map(ProcessNeed::more)
                .filter(more -> more > 0)
                .toList();
    }

    private static long more(Measurement measurement) {
        return measurement.processPeakBytes() - measurement.reservedBytes();
    }

    private boolean isOnDevice(RunRecord run) {
        return run.outcome() instanceof RunOutcome.Completed
                && run.settings().on().id().equals(times.device().id());
    }
}
