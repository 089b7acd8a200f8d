package dev.densescope.ui.reports;

import dev.densescope.data.DataChoice;
import dev.densescope.report.Report;
import dev.densescope.report.format.ReportFormat;
import dev.densescope.session.RunRecord;
import dev.densescope.ui.Messages;
import dev.densescope.ui.control.CutTooltip;
import dev.densescope.ui.control.Presence;
import dev.densescope.ui.control.ProblemBox;
import dev.densescope.ui.control.ProgressBox;
import dev.densescope.ui.export.view.ExportMenu;
import dev.densescope.ui.theme.Appearance;
import dev.densescope.ui.theme.Icon;
import dev.densescope.ui.theme.IconView;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The preview of the report of the selected runs, with the export buttons, and an error message above. */
final class ReportPane extends VBox {
    private final ReportsModel model;
    private final Label headline = new Label();
    private final Label context = new Label();
    private final Label data = new Label();
    private final Label summary = new Label();
    private final StrategyTable table = new StrategyTable();
    private final FindingList findings = new FindingList();
    private final ReportCharts charts;
    private final Label chartProblem = new Label();
    private final ProblemBox problem;
    private final ScrollPane page;
    private final VBox empty;
    private final MenuButton export;

    /** @param exports the formats of the report */
    ReportPane(ReportsModel model, ExportMenu<ReportFormat> exports, Appearance appearance) {
        this.model = model;
        problem = new ProblemBox("reports-problem", model::closeProblem);
        charts = new ReportCharts(appearance, model.background());
        chartProblem.textProperty().bind(charts.problemProperty());
        chartProblem.getStyleClass().add("bad");
        chartProblem.setWrapText(true);
        chartProblem.visibleProperty().bind(charts.problemProperty().isNotEmpty());
        chartProblem.managedProperty().bind(chartProblem.visibleProperty());
        export = exports.button();
        page = new ScrollPane(new StackPane(column()));
        page.setFitToWidth(true);
        page.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        empty = empty();
        ProgressBox reading = reading();
        VBox problemStrip = new VBox(problem, reading);
        problemStrip.getStyleClass().add("problem-strip");
        problemStrip.visibleProperty().bind(problem.visibleProperty().or(reading.visibleProperty()));
        problemStrip.managedProperty().bind(problemStrip.visibleProperty());
        problemStrip.setMinHeight(USE_PREF_SIZE);
        StackPane report = new StackPane(page, empty);
        VBox.setVgrow(report, Priority.ALWAYS);
        getChildren().addAll(problemStrip, report);
        model.previewProperty().addListener((observable, before, now) -> show(now));
        model.problemProperty().addListener((observable, before, now) -> problem.show(now));
        show(model.previewProperty().get());
    }

    /** Opens the menu of formats. */
    void showExports() {
        page.setVvalue(0); // the menu opens next to its button
        export.requestFocus();
        export.show();
    }

    private ProgressBox reading() {
        ProgressBox box = new ProgressBox("reports-reading", model::cancelReading);
        model.readingProperty()
                .addListener((observable, before, now) -> now.ifPresentOrElse(
                        reading -> box.show(
                                Messages.text(
                                        "reports.reading",
                                        String.valueOf(reading.file().getFileName())),
                                reading.share()),
                        box::hide));
        return box;
    }

    private VBox column() {
        headline.getStyleClass().add("figure-large");
        CutTooltip.install(headline);
        context.getStyleClass().add("muted");
        context.setWrapText(true);
        data.getStyleClass().add("muted");
        data.setWrapText(true);
        data.setId("reports-data");
        summary.getStyleClass().add("report-summary");
        summary.setWrapText(true);
        summary.setId("reports-summary");
        headline.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(headline, Priority.ALWAYS);
        export.getStyleClass().add("primary");
        HBox head = new HBox(headline, export);
        head.getStyleClass().add("report-head");
        VBox column = new VBox(
                head,
                context,
                data,
                summary,
                section(Messages.text("reports.strategies")),
                table.node(),
                section(Messages.text("reports.findings")),
                findings,
                charts.overview(),
                charts,
                chartProblem);
        column.getStyleClass().add("report-column");
        return column;
    }

    private static Label section(String text) {
        Label heading = new Label(text);
        heading.getStyleClass().addAll("section", "report-section");
        return heading;
    }

    private VBox empty() {
        IconView icon = new IconView(Icon.FILE_TEXT);
        icon.getStyleClass().add("empty-icon");
        Label title = new Label(Messages.text("reports.empty"));
        title.getStyleClass().add("figure");
        Label advice = new Label(Messages.text("reports.emptyAdvice"));
        advice.getStyleClass().add("muted");
        advice.setWrapText(true);
        VBox box = new VBox(icon, title, advice);
        box.getStyleClass().add("empty-state");
        return box;
    }

    private void show(Optional<ReportPreview> preview) {
        Presence.set(page, preview.isPresent());
        Presence.set(empty, preview.isEmpty());
        preview.ifPresent(now -> {
            headline.setText(now.report().spec().name());
            context.setText(context(now.report()));
            data.setText(String.join("\n", now.data()));
            Presence.set(data, !now.data().isEmpty());
            summary.setText(now.summary());
            table.show(now.rows());
            findings.show(now.findings());
            charts.show(now.report());
        });
    }

    private static String context(Report report) {
        RunRecord first = report.runs().get(0);
        return Messages.text(
                "reports.context",
                report.spec().batch(),
                report.spec().input().height(),
                report.spec().input().width(),
                report.network().parameterCount(),
                first.device().told(),
                first.dataset()
                        .map(recognised -> recognised.format().told().inThisProcess())
                        .orElseGet(() -> data(first.settings().data())));
    }

    private static String data(DataChoice data) {
        return data.isStored() ? data.text() : Messages.text("run.form.synthetic");
    }
}
