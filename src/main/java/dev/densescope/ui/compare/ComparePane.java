package dev.densescope.ui.compare;

import dev.densescope.compare.overlay.OverlayAxis;
import dev.densescope.ui.Messages;
import dev.densescope.ui.chart.ChartFrame;
import dev.densescope.ui.compare.chart.OverlayCanvas;
import dev.densescope.ui.compare.model.CompareModel;
import dev.densescope.ui.compare.model.ComparisonView;
import dev.densescope.ui.control.Presence;
import dev.densescope.ui.control.Segments;
import dev.densescope.ui.theme.Appearance;
import dev.densescope.ui.theme.Icon;
import dev.densescope.ui.theme.IconView;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The comparison of the chosen runs, or what to do to get one; problems and progress are above. */
final class ComparePane extends VBox {
    private static final double CHART_PIXELS = 250;
    private static final double LONG_PIXELS = 180;

    private final CompareModel model;
    private final MenuButton export;
    private final Label headline = new Label();
    private final Label times = new Label();
    private final Label remarks = new Label();
    private final OverlayCanvas overlay;
    private final ChartFrame overlayFrame;
    private final OverlayCanvas longRecords;
    private final ChartFrame longFrame;
    private final Segments<OverlayAxis> axes = new Segments<>(OverlayAxis.TIME);
    private final RunsTable table = new RunsTable();
    private final DifferencesPane differences;
    private final ScrollPane page;
    private final VBox empty;
    private final Label emptyTitle = new Label();

    /** @param export opens the menu of formats */
    ComparePane(CompareModel model, MenuButton export, Appearance appearance) {
        this.model = model;
        this.export = export;
        overlay = new OverlayCanvas(appearance, "compare-overlay");
        longRecords = new OverlayCanvas(appearance, "compare-long-records");
        longFrame = new ChartFrame(longRecords, "imported-records");
        overlayFrame = new ChartFrame(overlay, "compared-runs");
        differences = new DifferencesPane(appearance);
        page = new ScrollPane(column());
        page.setFitToWidth(true);
        page.setFitToHeight(true);
        page.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        empty = empty();
        StackPane content = new StackPane(page, empty);
        VBox.setVgrow(content, Priority.ALWAYS);
        getChildren().addAll(new ReadingBox(model), content);
        model.viewProperty().addListener((observable, before, now) -> show(now));
        model.chosen().addListener((ListChangeListener<Object>) change -> sayWhatIsMissing());
        show(model.viewProperty().get());
    }

    /** The values at the cursor of the overlay; empty without a cursor. */
    ReadOnlyStringProperty cursorText() {
        return overlay.cursorTextProperty();
    }

    /** Opens the export menu. */
    void showExports() {
        export.requestFocus();
        export.show();
    }

    private VBox column() {
        headline.getStyleClass().add("figure-large");
        headline.setWrapText(true);
        headline.setId("compare-headline");
        headline.setMaxWidth(Double.MAX_VALUE);
        headline.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(headline, Priority.ALWAYS);
        HBox head = new HBox(headline, export);
        head.getStyleClass().add("compare-head");
        for (Label text : new Label[] {times, remarks}) {
            text.getStyleClass().add("muted");
            text.setWrapText(true);
            text.setMinHeight(USE_PREF_SIZE);
        }
        times.setId("compare-times");
        remarks.setId("compare-remarks");
        overlay.setPrefHeight(CHART_PIXELS);
        overlay.setMinHeight(CHART_PIXELS);
        VBox.setVgrow(overlayFrame, Priority.ALWAYS);
        VBox.setVgrow(differences, Priority.ALWAYS);
        overlayFrame.titleProperty().set(Messages.text("compare.memory"));
        for (OverlayAxis axis : OverlayAxis.values()) {
            axes.add(axis, Messages.of(axis));
        }
        axes.chosenProperty()
                .addListener(
                        (observable, before, now) -> model.viewProperty().get().ifPresent(this::showOverlay));
        longFrame.titleProperty().set(Messages.text("compare.longRecords"));
        longFrame.subtitleProperty().set(Messages.text("compare.longRecords.subtitle"));
        longRecords.setPrefHeight(LONG_PIXELS);
        longRecords.setMinHeight(LONG_PIXELS);
        overlayFrame.addTool(axes);
        VBox column = new VBox(head, times, overlayFrame, longFrame, table.node(), differences, remarks);
        column.getStyleClass().add("compare-column");
        return column;
    }

    private VBox empty() {
        IconView icon = new IconView(Icon.COLUMNS);
        icon.getStyleClass().add("empty-icon");
        emptyTitle.getStyleClass().add("figure");
        emptyTitle.setId("compare-empty");
        Label advice = new Label(Messages.text("compare.emptyAdvice"));
        advice.getStyleClass().add("muted");
        advice.setWrapText(true);
        VBox box = new VBox(icon, emptyTitle, advice);
        box.getStyleClass().add("empty-state");
        return box;
    }

    private void show(Optional<ComparisonView> view) {
        Presence.set(page, view.isPresent());
        Presence.set(empty, view.isEmpty());
        sayWhatIsMissing();
        view.ifPresent(now -> {
            headline.setText(now.headline());
            times.setText(now.times().orElse(""));
            Presence.set(times, now.times().isPresent());
            remarks.setText(String.join("\n", now.remarks()));
            Presence.set(remarks, !now.remarks().isEmpty());
            showOverlay(now);
            table.show(now);
            differences.show(now);
        });
    }

    private void showOverlay(ComparisonView view) {
        OverlayAxis axis = axes.chosen();
        overlay.show(view, view.overlay(axis));
        longRecords.show(view, view.longRecords());
        Presence.set(longFrame, axis == OverlayAxis.TIME && !view.longRecords().isEmpty());
    }

    private void sayWhatIsMissing() {
        emptyTitle.setText(
                model.chosen().isEmpty() ? Messages.text("compare.empty") : Messages.text("compare.emptyOne"));
    }
}
