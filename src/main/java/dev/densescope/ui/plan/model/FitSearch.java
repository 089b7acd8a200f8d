package dev.densescope.ui.plan.model;

import dev.densescope.failure.Failure;
import dev.densescope.plan.decision.SharedScope;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.decision.Strategies;
import dev.densescope.plan.fit.Fits;
import dev.densescope.plan.hardware.Target;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.ui.Background;
import dev.densescope.ui.LatestWork;
import dev.densescope.ui.Messages;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The largest designs that fit the budget under each strategy, computed in the background, one strategy at a time. A
 * new budget cancels the computation for the previous one. FX thread only.
 */
public final class FitSearch {
    /**
     * The results so far.
     *
     * @param bytes the budget
     * @param rows one for each strategy that has been computed
     */
    public record Rows(DenseNetSpec design, long bytes, List<Fits> rows) {
        public Rows {
            rows = List.copyOf(rows);
        }

        private Rows with(Fits more) {
            return new Rows(
                    design, bytes, Stream.concat(rows.stream(), Stream.of(more)).toList());
        }
    }

    private record Wanted(DenseNetSpec design, Target target, long bytes) {}

    private final Background background;
    private final LatestWork latest;
    private final ReadOnlyObjectWrapper<Optional<Rows>> rows =
            new ReadOnlyObjectWrapper<>(this, "rows", Optional.empty());
    private final ReadOnlyBooleanWrapper working = new ReadOnlyBooleanWrapper(this, "working", false);
    private Optional<Wanted> wanted = Optional.empty();

    FitSearch(Background background) {
        this.background = background;
        latest = new LatestWork(background);
    }

    /** The latest results; those of the previous budget until the first strategy of the new one has been computed. */
    public ReadOnlyObjectProperty<Optional<Rows>> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty workingProperty() {
        return working.getReadOnlyProperty();
    }

    /** Cancels the computation; the rows so far stay. */
    public void stop() {
        latest.stop();
        if (working.get()) {
            wanted = Optional.empty();
        }
        working.set(false);
    }

    /** Starts the computation, unless these results are complete or being computed. */
    void begin(DenseNetSpec design, Target target, long bytes, Consumer<Failure> failed) {
        Optional<Wanted> now = Optional.of(new Wanted(design, target, bytes));
        if (now.equals(wanted)) {
            return;
        }
        stop();
        wanted = now;
        working.set(true);
        latest.begin(
                Messages.text("plan.fits.failed"),
                stop -> compute(new Rows(design, bytes, List.of()), target, stop),
                all -> working.set(false),
                failure -> {
                    stop();
                    failed.accept(failure);
                });
    }

    /** Shows the rows so far, and returns all. */
    private Rows compute(Rows none, Target target, BooleanSupplier stop) {
        Rows soFar = none;
        for (StoragePlan plan : Strategies.all(SharedScope.NETWORK)) {
            Rows known = soFar.with(Fits.of(none.design(), plan, target, none.bytes(), stop));
            background.fx().execute(() -> show(known, stop));
            soFar = known;
        }
        return soFar;
    }

    private void show(Rows known, BooleanSupplier stop) {
        if (!stop.getAsBoolean()) {
            rows.set(Optional.of(known));
        }
    }
}
