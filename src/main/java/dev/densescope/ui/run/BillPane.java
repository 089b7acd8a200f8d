package dev.densescope.ui.run;

import dev.densescope.spec.LayerPath;
import dev.densescope.ui.Messages;
import dev.densescope.ui.control.DataTable;
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

/** The bill for sharing: one sentence, and a row per layer that saves something. Out of sight until there is one. */
final class BillPane extends VBox {
    private static final char NO_BREAK_SPACE = '\u00a0';

    private final TextFlow sentence = new TextFlow();
    private final DataTable<SharingBill.Row> table = new DataTable<>();
    private final ObjectProperty<LayerPath> selectedLayer;
    private Optional<SharingBill> shown = Optional.empty();
    private boolean following;

    BillPane(ObjectProperty<LayerPath> selectedLayer) {
        this.selectedLayer = selectedLayer;
        sentence.getStyleClass().add("text-flow");
        Label heading = new Label(Messages.text("run.bill"));
        heading.getStyleClass().add("section");
        fillTable();
        setVisible(false);
        VBox.setVgrow(table, Priority.ALWAYS);
        getStyleClass().add("bill");
        getChildren().addAll(heading, sentence, table);
        selectedLayer.addListener((observable, before, now) -> follow(now));
        table.getSelectionModel().selectedItemProperty().addListener((observable, before, now) -> {
            if (now != null && !following) {
                selectedLayer.set(now.layer());
            }
        });
    }

    void show(SharingBill bill) {
        if (shown.equals(Optional.of(bill))) {
            return;
        }
        shown = Optional.of(bill);
        setVisible(true);
        sentence.getChildren().setAll(words(bill));
        boolean otherLayers = table.getItems().size() != bill.rows().size();
        following = true;
        table.getItems().setAll(bill.rows());
        table.sort();
        following = false;
        if (otherLayers) {
            table.scrollTo(0);
        }
        follow(selectedLayer.get());
        table.setVisible(!bill.rows().isEmpty());
    }

    private void fillTable() {
        table.text(Messages.text("run.bill.layer"), 100, row -> row.layer().text())
                .number(
                        Messages.text("run.bill.millis"),
                        52,
                        SharingBill.Row::recomputeMillis,
                        row -> timed(row, row.recomputeMillis(), 2))
                .number(
                        Messages.text("run.bill.saved"),
                        74,
                        SharingBill.Row::savedMebibytes,
                        row -> RunText.decimals(row.savedMebibytes(), 1))
                .number(
                        Messages.text("run.bill.price"),
                        70,
                        SharingBill.Row::millisPerMebibyte,
                        row -> timed(row, row.millisPerMebibyte(), 3));
        TableColumn<SharingBill.Row, ?> saved = table.getColumns().get(2);
        saved.setSortType(TableColumn.SortType.DESCENDING);
        table.getSortOrder().add(saved);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setAccessibleText(Messages.text("run.bill"));
    }

    private static String timed(SharingBill.Row row, double value, int decimals) {
        return row.recomputeNanos() == 0 ? "–" : RunText.decimals(value, decimals);
    }

    private static List<Text> words(SharingBill bill) {
        if (bill.savedBytes() == 0) {
            return List.of(plain(Messages.text("run.bill.nothingShared")));
        }
        Text saves = plain(Messages.text("run.bill.saves") + " ");
        Text saved = strong(RunText.bytes(bill.savedBytes()).replace(' ', NO_BREAK_SPACE));
        if (!bill.recomputes()) {
            return List.of(saves, saved, plain(" " + Messages.text("run.bill.free")));
        }
        if (!bill.isTimed()) {
            return List.of(saves, saved, plain(" " + Messages.text("run.bill.untimed")));
        }
        Text cost = plain(RunText.millis(bill.recomputeNanos()).replace(' ', NO_BREAK_SPACE));
        cost.getStyleClass().add("recompute");
        return List.of(
                saves,
                saved,
                plain(" " + Messages.text("run.bill.costs") + " "),
                cost,
                plain(" " + Messages.text("run.bill.share", RunText.percent(bill.recomputeShare()))));
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

    private void follow(LayerPath layer) {
        following = true;
        table.getSelectionModel().clearSelection();
        for (int i = 0; i < table.getItems().size(); i++) {
            if (table.getItems().get(i).layer().equals(layer)) {
                table.getSelectionModel().select(i);
                reveal(i);
            }
        }
        following = false;
    }

    /** Not while the user is in the table: rows would move away under the pointer. */
    private void reveal(int row) {
        if (!table.isFocused()) {
            table.scrollTo(Math.max(0, row - 2));
        }
    }
}
