package dev.densescope.ui.plan;

import dev.densescope.plan.fit.Dimension;
import dev.densescope.plan.fit.Fits;
import dev.densescope.quantity.QuantityText;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.ui.Messages;
import dev.densescope.ui.control.CutTooltip;
import dev.densescope.ui.plan.model.FitSearch;
import dev.densescope.ui.plan.model.PlanViewModel;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/** A table of the largest designs that fit the budget, one row for each strategy, with the current design below. */
final class FitsPane extends VBox {
    private static final List<Dimension> COLUMNS = List.of(Dimension.values());

    private final Label title = BudgetPane.heading("");
    private final GridPane grid = new GridPane();

    FitsPane(PlanViewModel model) {
        getStyleClass().add("plan-section");
        grid.setId("plan-fits");
        grid.getStyleClass().add("plan-fits");
        ColumnConstraints names = new ColumnConstraints();
        names.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().add(names);
        for (int i = 0; i < COLUMNS.size(); i++) {
            ColumnConstraints numbers = new ColumnConstraints();
            numbers.setHalignment(HPos.RIGHT);
            grid.getColumnConstraints().add(numbers);
        }
        Outdated.dim(
                Bindings.createBooleanBinding(
                        () -> model.outdatedProperty().get() || isOfOtherBudget(model),
                        model.outdatedProperty(),
                        model.budgetProperty(),
                        model.fits().rowsProperty()),
                title,
                grid);
        getChildren().addAll(header(model.fits()), grid);
        model.fits().rowsProperty().addListener((observable, before, now) -> show(now));
        show(model.fits().rowsProperty().get());
    }

    private static boolean isOfOtherBudget(PlanViewModel model) {
        long bytes = model.budgetProperty().get();
        return model.fits()
                .rowsProperty()
                .get()
                .filter(rows -> rows.bytes() != bytes)
                .isPresent();
    }

    private HBox header(FitSearch fits) {
        ProgressIndicator progress = new ProgressIndicator();
        progress.getStyleClass().add("plan-progress");
        Hyperlink stop = new Hyperlink(Messages.text("plan.stop"));
        stop.getStyleClass().add("small-link");
        stop.setOnAction(event -> fits.stop());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox working = new HBox(6, progress, stop);
        working.setAlignment(Pos.CENTER_RIGHT);
        working.setMinWidth(USE_PREF_SIZE);
        BudgetPane.shownWhere(working, fits.workingProperty());
        HBox header = new HBox(title, gap, working);
        header.setAlignment(Pos.CENTER_LEFT);
        header.setMinHeight(18);
        return header;
    }

    private void show(Optional<FitSearch.Rows> now) {
        grid.getChildren().clear();
        title.setText(now.map(rows ->
                        Messages.text("plan.fits.title", QuantityText.window().bytes(rows.bytes())))
                .orElseGet(() -> Messages.text("plan.fits.untitled")));
        now.ifPresent(this::fill);
    }

    private void fill(FitSearch.Rows rows) {
        addRow("label-small", Messages.text("plan.fits.strategy"), FitsPane::heading);
        for (Fits fits : rows.rows()) {
            addRow("plan-fits-cell", fits.plan().id(), dimension -> value(fits, dimension));
        }
        DenseNetSpec design = rows.design();
        addRow("plan-fits-design", Messages.text("plan.fits.design"), dimension -> number(dimension.of(design)));
    }

    private void addRow(String styleClass, String name, Function<Dimension, String> values) {
        int row = grid.getRowCount();
        Label first = new Label(name);
        first.getStyleClass().add(styleClass);
        CutTooltip.install(first);
        grid.add(first, 0, row);
        for (int i = 0; i < COLUMNS.size(); i++) {
            Label value = new Label(values.apply(COLUMNS.get(i)));
            value.getStyleClass().add(styleClass);
            value.setMinWidth(USE_PREF_SIZE);
            value.setTextAlignment(TextAlignment.RIGHT);
            grid.add(value, i + 1, row);
        }
    }

    private static String heading(Dimension dimension) {
        return switch (dimension) {
            case BATCH -> Messages.text("plan.fits.batch");
            case LAYERS -> Messages.text("plan.fits.layers");
            case GROWTH_RATE -> Messages.text("plan.fits.growthRate");
            case INPUT_SIDE -> Messages.text("plan.fits.inputSide");
        };
    }

    private static String value(Fits fits, Dimension dimension) {
        Integer value = fits.values().get(dimension);
        return value == null ? Messages.text("plan.fits.none") : number(value);
    }

    private static String number(int value) {
        return QuantityText.window().count(value);
    }
}
