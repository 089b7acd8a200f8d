package dev.densescope.ui.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.densescope.chart.bill.RecomputeBill;
import dev.densescope.cli.run.RunsText;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.plan.savings.Savings;
import dev.densescope.quantity.QuantityText;
import dev.densescope.report.Report;
import dev.densescope.report.SampleRuns;
import dev.densescope.report.html.HtmlReport;
import dev.densescope.report.json.JsonReport;
import dev.densescope.session.RunRecord;
import dev.densescope.session.measure.Measurement;
import dev.densescope.spec.LayerPath;
import dev.densescope.spec.Presets;
import dev.densescope.ui.Pictures;
import dev.densescope.ui.run.snapshot.RunSnapshot;
import java.io.IOException;
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

    /** One definition of what is saved, wherever it is told (docs/decisions/0013-what-a-plan-saves.md). */
    @Test
    void aRunSavesTheSameInTheWindowTheReportsAndTheTerminal() throws IOException {
        RunRecord predicted =
                SampleRuns.run(Presets.find("densenet-bc-40-12").orElseThrow().withBatch(16), Strategy.SHARED, 5);
        Measurement as = predicted.measurement().orElseThrow();
        RunRecord run = SampleRuns.withMeasurement(
                predicted,
                new Measurement(
                        as.forwardFeatureMapBytes(),
                        as.peakLiveBytes(),
                        as.reservedBytes() + (5L << 20), // what is measured counts, not what is predicted
                        as.processPeakBytes()));
        Report report = Report.of(List.of(run), SampleRuns.CREATED);
        JsonNode savings = new ObjectMapper().readTree(JsonReport.text(report)).at("/runs/0/savings");
        long naive = savings.get("naiveReservedBytes").longValue();
        long freeBytes = savings.get("freeBytes").longValue();
        long boughtBytes = savings.get("recomputeBytes").longValue();
        assertTrue(freeBytes > 0 && boughtBytes > 0);
        assertEquals(as.reservedBytes() + (5L << 20), naive - freeBytes - boughtBytes, "it is all that is saved");

        String free = QuantityText.PLAIN.bytes(freeBytes);
        String bought = QuantityText.PLAIN.bytes(boughtBytes);
        RecomputeBill bill = RunSnapshot.recorded(run).bill();
        Pictures.onFx(() -> {
            pane.show(bill);
            return pane;
        });
        String window =
                "Saves %s against naive at no cost. Recomputation saves another %s and costs".formatted(free, bought);
        assertTrue(plain(sentence()).startsWith(window), sentence());
        String said = "reserves %s less than naive at no cost; recomputation saves another %s and costs"
                .formatted(free, bought);
        String terminal = RunsText.of(report).replaceAll("\\s+", " ");
        assertTrue(terminal.contains(said), terminal);
        String html = plain(HtmlReport.text(report).replaceAll("<[^>]*>", ""));
        assertTrue(html.contains(said), "the finding");
        assertTrue(html.contains("Reserves %s less than naive at no cost. Recomputation costs".formatted(free)));
        assertTrue(html.contains("and saves another %s: ".formatted(bought)), "the bill");
    }

    private static String plain(String text) {
        return text.replace('\u00a0', ' ')
                .replace('\u202f', ' ')
                .replace("&nbsp;", " ")
                .replaceAll("\\s+", " ");
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
