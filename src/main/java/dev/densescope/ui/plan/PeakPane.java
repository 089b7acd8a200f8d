package dev.densescope.ui.plan;

import dev.densescope.memory.Category;
import dev.densescope.quantity.QuantityText;
import dev.densescope.ui.Messages;
import dev.densescope.ui.control.Presence;
import dev.densescope.ui.plan.model.PlanChosen;
import dev.densescope.ui.theme.Palette;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The reserved bytes of the shown plan by category, as one bar and in numbers. Empty without a plan. */
final class PeakPane extends VBox {
    private final QuantityText numbers = QuantityText.window();
    private final Label title = BudgetPane.heading("");
    private final StackedBar bar = new StackedBar();
    private final VBox rows = new VBox();

    PeakPane(ObservableValue<Optional<PlanChosen>> chosen) {
        getStyleClass().add("plan-section");
        bar.setId("plan-peak");
        rows.setId("plan-peak-rows");
        rows.getStyleClass().add("plan-peak-rows");
        getChildren().addAll(title, bar, rows);
        chosen.addListener((observable, before, now) -> show(now));
        show(chosen.getValue());
    }

    private void show(Optional<PlanChosen> now) {
        Map<Category, Long> parts = new EnumMap<>(Category.class);
        now.ifPresent(chosen -> chosen.reservedByCategory().forEach((category, bytes) -> {
            if (bytes > 0) {
                parts.put(category, bytes);
            }
        }));
        Presence.set(this, !parts.isEmpty());
        long all = parts.values().stream().mapToLong(Long::longValue).sum();
        title.setText(Messages.text("plan.peak.title", numbers.bytes(all)));
        bar.show(parts);
        bar.setAccessibleText(parts.entrySet().stream()
                .map(part -> Messages.text(
                        "plan.peak.spoken",
                        name(part.getKey()),
                        numbers.bytes(part.getValue()),
                        numbers.percent((double) part.getValue() / all)))
                .collect(Collectors.joining(" ", title.getText() + ": ", "")));
        List<HBox> lines = parts.entrySet().stream()
                .map(part -> row(part.getKey(), part.getValue()))
                .toList();
        rows.getChildren().setAll(lines);
    }

    private HBox row(Category category, long bytes) {
        Region swatch = new Region();
        swatch.getStyleClass().addAll("legend-swatch", Palette.styleClass(category));
        Label name = new Label(name(category), swatch);
        name.getStyleClass().add("label-small");
        Label value = new Label(numbers.bytes(bytes));
        value.getStyleClass().add("plan-number");
        value.setMinWidth(USE_PREF_SIZE);
        value.setTooltip(new Tooltip(numbers.exactBytes(bytes)));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox row = new HBox(8, name, gap, value);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /** Gaps between tensors are counted as workspace. */
    private static String name(Category category) {
        return category == Category.WORKSPACE ? Messages.text("design.fit.workspaceAndGaps") : Messages.of(category);
    }
}
