package dev.densescope.ui.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.chart.bill.RecomputeBill;
import dev.densescope.plan.savings.Savings;
import dev.densescope.spec.LayerPath;
import dev.densescope.ui.Pictures;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.TableView;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BillPaneTest {
    private BillPane pane;

    @BeforeAll
    static void startTheToolkit() {
        Pictures.startToolkit();
    }

    @BeforeEach
    void makeThePane() {
        pane = Pictures.onFx(() -> new BillPane(new SimpleObjectProperty<LayerPath>()));
    }

    @Test
    void nothingIsShownBeforeThereIsABill() {
        assertFalse(pane.isVisible());
    }

    @Test
    void aFirstBillForNothingSaysSoWithoutATable() {
        Pictures.onFx(() -> {
            pane.show(new RecomputeBill(new Savings(700, 700, 700), 0, 0, List.of(), false));
            return pane;
        });
        assertTrue(pane.isVisible());
        assertFalse(table().isVisible());
        assertTrue(sentence().startsWith("Nothing is shared"), sentence());
    }

    @Test
    void whatIsFreeIsToldApartFromWhatRecomputationBuys() {
        RecomputeBill.Row row = new RecomputeBill.Row(LayerPath.denseLayer(1, 1), 2_000_000, 4L << 20);
        Pictures.onFx(() -> {
            pane.show(new RecomputeBill(
                    new Savings(300L << 20, 100L << 20, 60L << 20), 20_000_000, 200_000_000, List.of(row), true));
            return pane;
        });
        assertEquals(
                "Saves 200\u00a0MiB against naive at no cost. Recomputation saves another 40.0\u00a0MiB and costs"
                        + " 20.0\u00a0ms of a step's 200\u00a0ms, 10\u00a0%. Batch norms recomputed in chunks are timed as part"
                        + " of backward.",
                sentence());
        assertTrue(table().isVisible());
    }

    @Test
    void recomputationThatBuysNothingIsToldSo() {
        Pictures.onFx(() -> {
            pane.show(new RecomputeBill(
                    new Savings(300L << 20, 100L << 20, 100L << 20),
                    0,
                    0,
                    List.of(new RecomputeBill.Row(LayerPath.denseLayer(1, 1), 0, 512)),
                    false));
            return pane;
        });
        assertEquals(
                "Saves 200\u00a0MiB against naive at no cost. Recomputation saves nothing more and costs time,"
                        + " known after the first step.",
                sentence());
    }

    private String sentence() {
        return pane.lookupAll(".text").stream()
                .filter(Text.class::isInstance)
                .filter(text -> text.getStyleClass().contains("text") && text.getParent() instanceof TextFlow)
                .map(text -> ((Text) text).getText())
                .collect(Collectors.joining());
    }

    private TableView<?> table() {
        List<TableView<?>> tables = pane.getChildren().stream()
                .filter(TableView.class::isInstance)
                .<TableView<?>>map(node -> (TableView<?>) node)
                .toList();
        assertEquals(1, tables.size());
        return tables.get(0);
    }
}
