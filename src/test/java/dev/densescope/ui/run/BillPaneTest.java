package dev.densescope.ui.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.spec.LayerPath;
import dev.densescope.ui.Pictures;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.TableView;
import javafx.scene.text.Text;
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
            pane.show(new SharingBill(0, 0, 0, List.of()));
            return pane;
        });
        assertTrue(pane.isVisible());
        assertFalse(table().isVisible());
        String sentence = pane.lookupAll(".text").stream()
                .filter(Text.class::isInstance)
                .map(text -> ((Text) text).getText())
                .collect(Collectors.joining());
        assertTrue(sentence.startsWith("Nothing is shared"), sentence);
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
