package dev.densescope.ui.export.offer;

import dev.densescope.model.format.ModelFormat;
import dev.densescope.report.format.ComparisonFormat;
import dev.densescope.report.format.PlanFormat;
import dev.densescope.report.format.ReportFormat;
import dev.densescope.ui.Messages;
import java.util.List;
import java.util.Set;

/**
 * All that can be exported. Menus, the command palette and buttons are built from it. A test compares it with the
 * formats that exist, with the window and with the command line.
 */
public final class ExportOffers {
    /** Reports and traces of runs. */
    public static final ExportOffer<ReportFormat> RUNS = ExportOffer.of(
            ReportFormat.values(),
            format -> new ExportFormat<>(
                    format,
                    format.id(),
                    format.told().inThisProcess(),
                    Messages.of(format),
                    Messages.of(ReportGroup.of(format))),
            Set.of(ExportPlace.REPORTS, ExportPlace.RUN),
            Set.of("profile", "report"));

    /** A design with its weights and its plan. */
    public static final ExportOffer<ModelFormat> MODELS = ExportOffer.of(
            ModelFormat.values(),
            format -> new ExportFormat<>(format, format.id(), title(format), Messages.of(format), ""),
            Set.of(ExportPlace.DESIGN),
            Set.of("export"));

    /** Reports of compared runs. */
    public static final ExportOffer<ComparisonFormat> COMPARISONS = ExportOffer.of(
            ComparisonFormat.values(),
            format -> new ExportFormat<>(
                    format, format.id(), format.title(), Messages.of(format), Messages.of(ReportGroup.of(format))),
            Set.of(ExportPlace.COMPARE),
            Set.of("compare"));

    /** Reports of plans. */
    public static final ExportOffer<PlanFormat> PLANS = ExportOffer.of(
            PlanFormat.values(),
            format -> new ExportFormat<>(
                    format, format.id(), format.title(), Messages.of(format), Messages.of(ReportGroup.of(format))),
            Set.of(ExportPlace.PLAN),
            Set.of("plan"));

    private ExportOffers() {}

    private static String title(ModelFormat format) {
        return format == ModelFormat.PYTORCH ? Messages.text("export.model.pytorch") : format.title();
    }

    /** All offers. */
    public static List<ExportOffer<?>> all() {
        return List.of(RUNS, COMPARISONS, PLANS, MODELS);
    }
}
