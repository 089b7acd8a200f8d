package dev.densescope.ui.run;

import dev.densescope.chart.bill.RecomputeBill;
import dev.densescope.plan.savings.Savings;
import dev.densescope.spec.LayerPath;
import dev.densescope.ui.Messages;
import dev.densescope.ui.control.DataTable;
import dev.densescope.ui.run.table.LayerRows;
import dev.densescope.ui.run.text.RunText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/**
 * Savings at no cost, savings and cost of recomputation, and a row per layer that recomputes. Hidden until there is
 * a bill.
 */
final class BillPane extends VBox {
    private static final char NO_BREAK_SPACE = '\u00a0';

    private final TextFlow sentence = new TextFlow();
    private final DataTable<RecomputeBill.Row> table = new DataTable<>();
    private final LayerRows<RecomputeBill.Row> layers;
    private Optional<RecomputeBill> shown = Optional.empty();

    BillPane(ObjectProperty<LayerPath> selectedLayer) {
        sentence.getStyleClass().add("text-flow");
        Label heading = new Label(Messages.text("run.bill"));
        heading.getStyleClass().add("section");
        fillTable();
        setVisible(false);
        VBox.setVgrow(table, Priority.ALWAYS);
        getStyleClass().add("bill");
        getChildren().addAll(heading, sentence, table);
        layers = new LayerRows<>(table, RecomputeBill.Row::layer, selectedLayer);
    }

    void show(RecomputeBill bill) {
        if (shown.equals(Optional.of(bill))) {
            return;
        }
        shown = Optional.of(bill);
        setVisible(true);
        sentence.getChildren().setAll(text(bill));
        boolean otherLayers = table.getItems().size() != bill.rows().size();
        layers.replace(() -> {
            table.getItems().setAll(bill.rows());
            table.sort();
            if (otherLayers) {
                table.scrollTo(0);
            }
        });
        table.setVisible(!bill.rows().isEmpty());
    }

    private void fillTable() {
        table.text(Messages.text("run.bill.layer"), 100, row -> row.layer().text())
                .number(
                        Messages.text("run.bill.millis"),
                        52,
                        RecomputeBill.Row::recomputeMillis,
                        row -> timed(row, row.recomputeMillis(), 2))
                .number(
                        Messages.text("run.bill.saved"),
                        74,
                        RecomputeBill.Row::freedMebibytes,
                        row -> RunText.decimals(row.freedMebibytes(), 1))
                .number(
                        Messages.text("run.bill.price"),
                        70,
                        RecomputeBill.Row::millisPerMebibyte,
                        row -> timed(row, row.millisPerMebibyte(), 3));
        TableColumn<RecomputeBill.Row, ?> saved = table.getColumns().get(2);
        saved.setSortType(TableColumn.SortType.DESCENDING);
        table.getSortOrder().add(saved);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setAccessibleText(Messages.text("run.bill"));
    }

    private static String timed(RecomputeBill.Row row, double value, int decimals) {
        return row.recomputeNanos() == 0 ? "–" : RunText.decimals(value, decimals);
    }

    private static List<Text> text(RecomputeBill bill) {
        Savings savings = bill.savings();
        if (bill.savesNothing()) {
            return List.of(plain(Messages.text("run.bill.nothingShared")));
        }
        List<Text> words = new ArrayList<>();
        words.add(plain(Messages.text("run.bill.saves") + " "));
        words.add(strong(unbroken(RunText.bytes(savings.freeBytes()))));
        if (bill.recomputes()) {
            words.add(plain(" " + Messages.text("run.bill.free")));
            words.addAll(bought(bill));
        } else {
            words.add(plain(" " + Messages.text("run.bill.allFree")));
        }
        return words;
    }

    /** The bytes saved by recomputation, and its cost. */
    private static List<Text> bought(RecomputeBill bill) {
        long bytes = bill.savings().recomputeBytes();
        List<Text> words = new ArrayList<>();
        if (bytes > 0) {
            words.add(plain(" " + Messages.text("run.bill.buys") + " "));
            words.add(strong(unbroken(RunText.bytes(bytes))));
        } else {
            words.add(plain(" " + Messages.text("run.bill.buysNothing")));
        }
        if (bill.recomputesOnlyInBackward()) {
            words.add(plain(" " + Messages.text("run.bill.onlyInBackward")));
            return words;
        }
        if (!bill.isTimed()) {
            words.add(plain(" " + Messages.text("run.bill.untimed")));
            return words;
        }
        Text cost = plain(unbroken(RunText.millis(bill.recomputeNanos())));
        cost.getStyleClass().add("recompute");
        words.add(plain(" " + Messages.text("run.bill.costs") + " "));
        words.add(cost);
        words.add(plain(" "
                + Messages.text(
                        "run.bill.share",
                        unbroken(RunText.millis(bill.stepNanos())),
                        unbroken(RunText.percent(bill.recomputeShare())))));
        if (bill.partlyInBackward()) {
            words.add(plain(" " + Messages.text("run.bill.partlyInBackward")));
        }
        return words;
    }

    private static String unbroken(String quantity) {
        return quantity.replace(' ', NO_BREAK_SPACE);
    }

    private static Text plain(String words) {
        Text text = new Text(words);
        text.getStyleClass().add("text");
        return text;
    }

    private static Text strong(String words) {
        Text text = plain(words);
        text.getStyleClass().add("strong");
        return text;
    }
}
