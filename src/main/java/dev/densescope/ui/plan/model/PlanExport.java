package dev.densescope.ui.plan.model;

import dev.densescope.report.format.PlanFormat;
import dev.densescope.report.plan.DesignsThatFit;
import dev.densescope.report.plan.PlanReport;
import dev.densescope.session.EnvironmentInfo;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.ui.export.ReportExports;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableBooleanValue;

/** Exports of the report of the last search, with the shown plan and the largest designs so far. FX thread only. */
public final class PlanExport {
    private final PlanViewModel model;
    private final ReportExports exports;
    private final Clock clock;
    private final BooleanBinding available;

    /** @param clock dates the reports */
    public PlanExport(PlanViewModel model, ReportExports exports, Clock clock) {
        this.model = model;
        this.exports = exports;
        this.clock = clock;
        available = Bindings.createBooleanBinding(() -> timed().isPresent(), model.chosenProperty());
    }

    /** Whether there is a report: plans are compared by times, so it needs them. */
    public ObservableBooleanValue availableProperty() {
        return available;
    }

    /** Exports the report, if there is one. */
    public void export(PlanFormat format) {
        timed().ifPresent(shown -> {
            DenseNetSpec spec = shown.result().network().spec();
            Optional<FitSearch.Rows> fits = model.fits()
                    .rowsProperty()
                    .get()
                    .filter(rows -> rows.design().equals(spec) && rows.bytes() == shown.budgetBytes());
            Instant now = clock.instant();
            exports.exportPlan(spec, format, () -> report(shown, fits, now));
        });
    }

    private Optional<PlanChosen> timed() {
        return model.chosenProperty().get().filter(shown -> shown.result().isTimed());
    }

    private static PlanReport report(PlanChosen shown, Optional<FitSearch.Rows> fits, Instant now) {
        PlanReport report =
                shown.report(now, EnvironmentInfo.current().program()).orElseThrow();
        return fits.map(rows -> report.fitting(new DesignsThatFit(rows.bytes(), rows.rows())))
                .orElse(report);
    }
}
