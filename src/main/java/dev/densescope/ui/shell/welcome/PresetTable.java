package dev.densescope.ui.shell.welcome;

import dev.densescope.plan.decision.Strategies;
import dev.densescope.quantity.QuantityText;
import dev.densescope.ui.Messages;
import dev.densescope.ui.control.DataTable;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;

/** The presets with their predicted memory, and whether they fit. FX thread only. */
final class PresetTable extends BorderPane {
    private static final double ROW_PIXELS = 26;
    private static final double HEADER_PIXELS = 32;

    private final DataTable<PresetFit> table = new DataTable<>();
    private final LongProperty memoryBytes;
    private final LeastPlans plans;

    /**
     * @param presets their number: the table is not higher than so many rows
     * @param memoryBytes memory of the device
     * @param plans of presets that fit with no strategy
     * @param open opens a preset
     */
    PresetTable(int presets, LongProperty memoryBytes, LeastPlans plans, Consumer<PresetFit> open) {
        this.memoryBytes = memoryBytes;
        this.plans = plans;
        table.text(Messages.text("welcome.preset"), 156, fit -> fit.spec().name())
                .text(Messages.text("welcome.input"), 80, PresetTable::input)
                .number(
                        Messages.text("welcome.batch"),
                        48,
                        fit -> fit.spec().batch(),
                        fit -> count(fit.spec().batch()))
                .number(Strategies.baseline().id(), 76, PresetFit::plainBytes, fit -> bytes(fit.plainBytes()))
                .number(
                        Messages.text("welcome.least"),
                        96,
                        fit -> fit.least().bytes(),
                        fit -> bytes(fit.least().bytes()))
                .whenEmpty(Messages.text("welcome.predicting"));
        table.getColumns().add(verdicts());
        table.setId("welcome-presets");
        table.setAccessibleText(Messages.text("welcome.presets"));
        table.setMinHeight(120);
        table.setFixedCellSize(ROW_PIXELS);
        setMaxHeight(HEADER_PIXELS + ROW_PIXELS * presets);
        table.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                event.consume();
                openSelected(open);
            }
        });
        table.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getClickCount() == 2) {
                openSelected(open);
            }
        });
        memoryBytes.addListener((observable, before, now) -> updateVerdicts());
        setCenter(table);
    }

    /** Adds a preset. */
    void add(PresetFit fit) {
        table.getItems().add(fit);
        if (table.getItems().size() == 1) {
            table.getSelectionModel().selectFirst();
        }
        searchPlans();
    }

    private void updateVerdicts() {
        table.refresh();
        searchPlans();
    }

    private void searchPlans() {
        plans.search(table.getItems(), memoryBytes.get(), this::updateVerdicts);
    }

    boolean isEmpty() {
        return table.getItems().isEmpty();
    }

    void clear() {
        table.getItems().clear();
    }

    void openSelected(Consumer<PresetFit> open) {
        PresetFit selected = table.getSelectionModel().getSelectedItem();
        if (selected != null) {
            open.accept(selected);
        }
    }

    private TableColumn<PresetFit, PresetFit> verdicts() {
        TableColumn<PresetFit, PresetFit> column = new TableColumn<>(Messages.text("welcome.verdict"));
        column.setPrefWidth(182);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(unused -> new VerdictCell());
        return column;
    }

    private final class VerdictCell extends TableCell<PresetFit, PresetFit> {
        @Override
        protected void updateItem(PresetFit fit, boolean empty) {
            super.updateItem(fit, empty);
            getStyleClass().removeAll("good", "bad");
            if (empty || fit == null) {
                setText("");
                return;
            }
            setText(fit.verdict(memoryBytes.get(), plans.of(fit)));
            style(fit).ifPresent(getStyleClass()::add);
        }
    }

    /** None while it is not known whether a plan fits. */
    private Optional<String> style(PresetFit fit) {
        long memory = memoryBytes.get();
        return fit.within(memory).isPresent()
                ? Optional.of("good")
                : plans.of(fit).map(plan -> plan.bytes() <= memory ? "good" : "bad");
    }

    private static String input(PresetFit fit) {
        return Messages.text(
                "welcome.inputSize",
                fit.spec().input().height(),
                fit.spec().input().width());
    }

    private static String count(long number) {
        return QuantityText.window().count(number);
    }

    private static String bytes(long bytes) {
        return QuantityText.window().bytes(bytes);
    }
}
