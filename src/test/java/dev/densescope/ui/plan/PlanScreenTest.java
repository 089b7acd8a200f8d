package dev.densescope.ui.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.densescope.device.DeviceInfo;
import dev.densescope.framework.Framework;
import dev.densescope.memory.Category;
import dev.densescope.network.Network;
import dev.densescope.plan.cost.FittedCosts;
import dev.densescope.plan.cost.LinearCost;
import dev.densescope.plan.decision.LayerOutput;
import dev.densescope.plan.decision.Sharing;
import dev.densescope.plan.decision.StepPlan;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.decision.Strategies;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.plan.hardware.KnownGpu;
import dev.densescope.plan.search.PlannedStep;
import dev.densescope.report.SampleRuns;
import dev.densescope.report.format.PlanFormat;
import dev.densescope.session.RunRecord;
import dev.densescope.session.costs.DeviceCosts;
import dev.densescope.session.costs.DeviceCosts.Source;
import dev.densescope.session.measure.Measurement;
import dev.densescope.spec.LayerPath;
import dev.densescope.spec.Presets;
import dev.densescope.ui.Frames;
import dev.densescope.ui.GoldenScreen;
import dev.densescope.ui.Keys;
import dev.densescope.ui.Pictures;
import dev.densescope.ui.RecordedNotices;
import dev.densescope.ui.TestWorkspace;
import dev.densescope.ui.chart.ChartPen;
import dev.densescope.ui.export.ScriptedExports;
import dev.densescope.ui.model.Workspace;
import dev.densescope.ui.model.run.RunHistory;
import dev.densescope.ui.model.run.SessionRun;
import dev.densescope.ui.plan.curve.PlanCurveChart;
import dev.densescope.ui.plan.map.LayerMap;
import dev.densescope.ui.plan.model.PlanChosen;
import dev.densescope.ui.plan.model.PlanExport;
import dev.densescope.ui.plan.model.PlanViewModel;
import dev.densescope.ui.plan.model.RememberedSearches;
import dev.densescope.ui.plan.search.MeasuredRun;
import dev.densescope.ui.theme.Appearance;
import dev.densescope.ui.theme.Palette;
import dev.densescope.ui.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Plan screen in a headless window, by keys and mouse. */
class PlanScreenTest {
    private static final long MIB = 1L << 20;
    private static final FittedCosts COSTS = new FittedCosts(Map.of(), new LinearCost(1000, 0.1, 0.02));

    private static final RememberedSearches SEARCHES = new RememberedSearches();

    private final Workspace workspace =
            TestWorkspace.of(Presets.find("densenet-bc-100-12").orElseThrow());
    private final RecordedNotices notices = new RecordedNotices();
    private final RunHistory history = new RunHistory();
    private final List<Throwable> failures = new ArrayList<>();
    private final SimpleBooleanProperty running = new SimpleBooleanProperty();
    private final List<String> shownScreens = new ArrayList<>();
    private final Deque<Runnable> fitting = new ArrayDeque<>();
    private final ScriptedExports exports = new ScriptedExports();
    private PlanViewModel model;
    private PlanScreen screen;
    private Appearance appearance;
    private Scene scene;
    private Stage stage;

    @BeforeAll
    static void startTheToolkit() {
        Pictures.startToolkit();
    }

    @BeforeEach
    void open() {
        fx(() -> {
            Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> failures.add(failure));
            appearance = new Appearance(Theme.LIGHT, false);
            model = new PlanViewModel(
                    workspace,
                    history,
                    running,
                    (device, stop) ->
                            new DeviceCosts(new DeviceInfo("cpu", "a CPU", "loops", 0), COSTS, Source.CALIBRATED),
                    new PlanViewModel.Workers(Runnable::run, fitting::add, Runnable::run, SEARCHES),
                    notices);
            PlanExport reports = new PlanExport(model, exports.reports(notices), Clock.systemUTC());
            screen = new PlanScreen(model, appearance, new PlanScreen.Links(() -> shownScreens.add("run"), reports));
            scene = Pictures.scene((Parent) screen.root(), appearance, 1280, 726);
            stage = new Stage();
            stage.setScene(scene);
            stage.show();
            screen.shown();
        });
    }

    @AfterEach
    void close() {
        fx(() -> {
            stage.close();
            Thread.currentThread().setUncaughtExceptionHandler(null);
        });
        assertEquals(List.of(), failures, "nothing may fail on the FX thread");
    }

    @Test
    void theTableOfTheMapLeavesRoomForWhatIsBelowIt() {
        fx(() -> {
            scene.getRoot().lookupAll(".icon-toggle").forEach(toggle -> ((ToggleButton) toggle).fire());
            scene.getRoot().applyCss();
            scene.getRoot().layout();
        });
        Node below = node("#plan-layer");
        double bottom = below.localToScene(below.getLayoutBounds()).getMaxY();
        assertTrue(bottom <= scene.getHeight(), bottom + " in " + scene.getHeight());
    }

    @Test
    void aBudgetThatIsTypedIsAnsweredInTheHeadline() {
        fx(() -> {
            ((TextField) node("#field-budget")).setText("300 MiB");
        });
        assertTrue(
                text("#plan-headline").startsWith("Within 300\u00a0MiB, a step takes about "), text("#plan-headline"));
        fx(() -> ((TextField) node("#field-budget")).setText("much"));
        assertTrue(text("#plan-budget-reason").startsWith("Type an amount"), text("#plan-budget-reason"));
        fx(() -> ((TextField) node("#field-budget")).setText("20 MiB"));
        assertTrue(text("#plan-headline").startsWith("No plan fits within 20.0\u00a0MiB"), text("#plan-headline"));
        assertTrue(node("#plan-run").isDisabled());
        assertTrue(
                Pictures.onFx(() -> scene.getRoot().lookupAll(".label").stream()
                        .anyMatch(
                                label -> ((Labeled) label).getText().equals("of the smallest plan, over the budget"))),
                "what is drawn below is no plan within the budget");
        Pictures.take(scene, "plan-too-small");
        fx(() -> ((Hyperlink) node("#plan-floor")).fire());
        assertEquals(
                shown().result().smallest().reservedBytes(),
                model.budgetProperty().get());
        assertFalse(node("#plan-run").isDisabled());
        assertFalse(node("#plan-floor").isVisible());
    }

    @Test
    void theReportOfTheShownPlanIsExportedInEveryFormat(@TempDir Path folder) throws IOException {
        exports.into(folder);
        fx(() -> ((TextField) node("#field-budget")).setText("300 MiB"));
        MenuButton menu = (MenuButton) node("#plan-export");
        assertFalse(menu.isDisabled());
        fx(() -> menu.getItems().forEach(MenuItem::fire));
        assertEquals(List.of(), notices.failed());
        for (PlanFormat format : PlanFormat.values()) {
            for (String name : format.fileNames()) {
                String written = format.hasSeveralFiles() ? name : "densenet-bc-100-12-" + name;
                assertTrue(Files.isRegularFile(folder.resolve(written)), written);
            }
        }
        JsonNode json = new ObjectMapper()
                .readTree(folder.resolve("densenet-bc-100-12-plan.json").toFile());
        assertEquals(
                shown().result().curve().points().size(), json.get("points").size());
        PlannedStep step = shown().step().orElseThrow();
        assertEquals(step.reservedBytes(), json.at("/chosen/reservedBytes").asLong());
        assertEquals(step.plan().text(), json.at("/chosen/plan").asText());
        assertTrue(json.at("/chosen/boundMillis").asDouble() > 0);
        json.get("points").forEach(point -> assertTrue(point.get("boundMillis").asDouble() > 0));
        Pictures.take(scene, "plan-exported");
    }

    @Test
    void theOverviewOfKeysHasThoseOfTheCurveAndTheMap() {
        List<String> keys = Stream.concat(screen.commands().stream(), screen.controlKeys().stream())
                .flatMap(command -> command.keys().stream())
                .map(KeyCombination::getName)
                .toList();
        assertEquals(
                List.of("B", "Left", "Right", "Home", "End", "Enter", "L", "Delete", "Shortcut+C", "Shortcut+V"), keys);
    }

    @Test
    void runsOfPlansWithoutANameAreNamedByTheirBytes() {
        StepPlan plan = StepPlan.of(Network.of(workspace.spec()), Sharing.of(Strategy.SHARED));
        MeasuredRun run = new MeasuredRun(plan, 119 * MIB, 119 * MIB, 1, 1, true);
        assertEquals("plan, 119\u00a0MiB", run.name());
        assertEquals("shared", new MeasuredRun(Sharing.of(Strategy.SHARED), 1, 1, 1, 1, true).name());
    }

    @Test
    void theArrowKeysGoFromPlanToPlan() {
        press("Home");
        assertEquals(
                shown().result().smallest().reservedBytes(),
                model.budgetProperty().get());
        press("Right");
        assertEquals(
                shown().result().curve().points().get(1).reservedBytes(),
                model.budgetProperty().get());
        press("End");
        press("Left");
        int points = shown().result().curve().points().size();
        assertEquals(
                shown().result().curve().points().get(points - 2).reservedBytes(),
                model.budgetProperty().get());
    }

    @Test
    void theLineIsDragged() {
        fx(() -> model.budgetProperty().set(300 * MIB));
        PlanCurveChart chart = (PlanCurveChart) node("#plan-curve");
        double y = chart.getHeight() - 40;
        fx(() -> {
            mouse(chart, MouseEvent.MOUSE_PRESSED, chart.getWidth() * 0.7, y);
            mouse(chart, MouseEvent.MOUSE_DRAGGED, chart.getWidth() * 0.8, y);
            mouse(chart, MouseEvent.MOUSE_RELEASED, chart.getWidth() * 0.8, y);
        });
        long right = model.budgetProperty().get();
        assertTrue(right > 1000 * MIB, "far to the right: " + right);
        fx(() -> {
            mouse(chart, MouseEvent.MOUSE_PRESSED, chart.getWidth() * 0.8, y);
            mouse(chart, MouseEvent.MOUSE_DRAGGED, chart.getWidth() * 0.3, y);
            mouse(chart, MouseEvent.MOUSE_RELEASED, chart.getWidth() * 0.3, y);
        });
        assertTrue(model.budgetProperty().get() < right / 2, "and back to the left");
        assertEquals(model.budgetProperty().get(), shown().budgetBytes());
    }

    @Test
    void aCellIsChangedAndItsLockShownAndRemovedByKeysAlone() {
        fx(() -> node("#plan-map").requestFocus());
        press("Right");
        press("Right");
        assertEquals(LayerPath.denseLayer(1, 1), workspace.selectedLayer());
        assertTrue(text("#plan-layer").startsWith("Block 1, layer 1 reads 24 channels."), text("#plan-layer"));
        press("Enter");
        assertTrue(model.locking().isLocked(LayerPath.denseLayer(1, 1)));
        assertTrue(text("#plan-layer").endsWith("Locked by hand."), text("#plan-layer"));
        assertEquals(1, ((Parent) node("#plan-locks")).getChildrenUnmodifiable().size());
        Pictures.take(scene, "plan-locked");
        press("Delete");
        assertFalse(model.locking().isLocked(LayerPath.denseLayer(1, 1)));
    }

    @Test
    void enterGoesThroughAllStatesOfABatchNorm() {
        LayerMap map = (LayerMap) node("#plan-map");
        fx(map::requestFocus);
        press("Right");
        press("Right");
        List<String> states = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            press("Enter");
            states.add(map.data().rows().get(1).get(2));
        }
        List<String> round = List.of("kept", "recomputed", "recomputed in chunks");
        int first = round.indexOf(states.get(0));
        for (int i = 0; i < 4; i++) {
            assertEquals(round.get((first + i) % 3), states.get(i), states.toString());
        }
        fx(() -> model.locking().unlockAll());
        press("Home");
        fx(() -> ((PlanCurveChart) node("#plan-curve")).travel(Integer.MIN_VALUE / 2));
        assertTrue(map.data().rows().toString().contains("in chunks"), "the smallest plan needs them");
        Pictures.take(scene, "plan-chunks");
    }

    /** The bar's parts are as wide as their bytes, and are told in numbers and to a screen reader. */
    @Test
    void theBytesOfThePlanAreShownByCategory() {
        fx(() -> model.budgetProperty().set(300 * MIB));
        Map<Category, Long> bytes = shown().reservedByCategory();
        long reserved = shown().step().orElseThrow().reservedBytes();
        Region bar = (Region) node("#plan-peak");
        List<Category> parts = Arrays.stream(Category.values())
                .filter(category -> bytes.getOrDefault(category, 0L) > 0)
                .toList();
        assertTrue(parts.size() >= 4, parts.toString());
        assertEquals(parts.size(), bar.getChildrenUnmodifiable().size());
        for (int i = 0; i < parts.size(); i++) {
            Region part = (Region) bar.getChildrenUnmodifiable().get(i);
            assertTrue(part.getStyleClass().contains(Palette.styleClass(parts.get(i))));
            assertEquals(bar.getWidth() * bytes.get(parts.get(i)) / reserved, part.getWidth(), 1.5);
        }
        int rows = ((Parent) node("#plan-peak-rows")).getChildrenUnmodifiable().size();
        assertEquals(parts.size(), rows);
        String spoken = bar.getAccessibleText();
        assertTrue(spoken.matches("299\\p{Z}MiB at the peak: features [0-9.]+\\p{Z}MiB, [0-9]+\\p{Z}%\\. .*"), spoken);
        fx(() -> model.budgetProperty().set(20 * MIB));
        assertFalse(bar.getParent().isVisible(), "no plan, no bytes");
    }

    private void ended(Strategy strategy, long moreBytes) {
        RunRecord run = SampleRuns.run(workspace.spec(), strategy, 2);
        Measurement measured = run.measurement().orElseThrow();
        RunRecord here = SampleRuns.with(
                run, run.settings().on(workspace.deviceProperty().get()));
        fx(() -> history.add(new SessionRun(
                SampleRuns.withMeasurement(
                        here,
                        new Measurement(
                                measured.forwardFeatureMapBytes(),
                                measured.peakLiveBytes(),
                                measured.reservedBytes() + moreBytes,
                                measured.processPeakBytes())),
                Optional.empty())));
    }

    @Test
    void runsHaveARowWithAMarkAndADiamondOnTheCurve() {
        fx(() -> model.budgetProperty().set(300 * MIB));
        assertFalse(node("#plan-measured").isVisible());
        ended(Strategy.REDO_NORMS, 0);
        ended(Strategy.SHARED, 512);
        List<Label> cells = ((Parent) node("#plan-measured"))
                .getChildrenUnmodifiable().stream().map(Label.class::cast).toList();
        List<String> texts = cells.stream().map(Labeled::getText).toList();
        assertEquals(List.of("plan", "MiB", "ms", "shared", "620.2"), texts.subList(0, 5));
        assertEquals(
                "shared: Measured 650,362,176\u00a0bytes reserved, predicted 650,361,664\u00a0bytes.",
                cells.get(3).getAccessibleText());
        assertEquals("Measured 650,362,176\u00a0bytes reserved, predicted 650,361,664\u00a0bytes.", texts.get(6));
        assertEquals("redo-norms", texts.get(7));
        assertEquals(
                "redo-norms: All measured bytes are as predicted.", cells.get(7).getAccessibleText());
        assertTrue(node(".plan-measured").getParent().isVisible(), "the legend says what diamonds are");
        Pictures.take(scene, "plan-measured");
        List<String> names = ((PlanCurveChart) node("#plan-curve"))
                .data().rows().stream().map(row -> row.get(0)).toList();
        assertTrue(names.containsAll(List.of("shared, measured", "redo-norms, measured")), names.toString());
    }

    /** The numbers of the panel end at its padding, also if names and times are long and the panel scrolls. */
    @Test
    void measuredRunsOfLongStepsAreNotCutAtTheRight() {
        fx(() -> model.budgetProperty().set(300 * MIB));
        StoragePlan mixed = shown().step().orElseThrow().plan();
        List<RunRecord> runs = Stream.of(mixed, Sharing.of(Strategy.SHARED_GRADIENTS))
                .map(plan -> slow(SampleRuns.run(workspace.spec(), plan, 2)))
                .toList();
        fx(() -> {
            for (int i = 0; i < 12; i++) {
                history.add(new SessionRun(runs.get(i % 2), Optional.empty()));
            }
        });
        fx(() -> scene.getRoot().layout());
        Pictures.take(scene, "plan-measured-long");
        Bounds panel = bounds(node(".plan-right"));
        for (String part : List.of("#plan-measured", "#plan-facts")) {
            for (Node cell : ((Parent) node(part)).getChildrenUnmodifiable()) {
                assertTrue(bounds(cell).getMaxX() <= panel.getMaxX() - 15, part + " is cut: " + bounds(cell));
            }
        }
        for (Node cell : ((Parent) node("#plan-measured")).getChildrenUnmodifiable()) {
            Labeled label = (Labeled) cell;
            assertTrue(label.isWrapText() || label.getWidth() >= label.prefWidth(-1) - 1, label.getText());
        }
        fx(() -> model.takeTimesFrom(Source.CALIBRATED));
        assertTrue(text("#plan-contradiction").startsWith("Measured and estimated times disagree: "));
        Pictures.take(scene, "plan-contradiction");
    }

    private RunRecord slow(RunRecord run) {
        RunRecord here = SampleRuns.with(
                run, run.settings().on(workspace.deviceProperty().get()));
        return SampleRuns.with(
                here,
                here.steps().stream()
                        .map(step -> SampleRuns.withNanos(step, 23_588_000_000L))
                        .toList(),
                here.outcome());
    }

    private static Bounds bounds(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }

    @Test
    void withoutTimesTheAxisSaysSoWhereNoNameOfAFrameworkIs() {
        fx(() -> {
            running.set(true);
            workspace.threadsProperty().set(workspace.threadsProperty().get() + 1);
        });
        assertFalse(shown().result().isTimed());
        PlanCurveChart chart = (PlanCurveChart) node("#plan-curve");
        String axis = "no times yet: by bytes alone";
        assertTrue(Pictures.onFx(chart::svg).contains(axis));
        boolean givesWay = Pictures.onFx(() -> {
            boolean absent = false;
            for (int width = 300; width < 600 && !absent; width += 10) {
                chart.resize(width, chart.getHeight());
                absent = !chart.svg().contains(axis);
            }
            return absent;
        });
        assertTrue(givesWay, "it would run into the names");
    }

    /** Also times of minutes have room to the left of the axis. */
    @Test
    void noLabelOfTheTimesIsCut() {
        fx(() -> workspace.document().edit("batch", spec -> spec.withBatch(65_536)));
        PlanCurveChart chart = (PlanCurveChart) node("#plan-curve");
        List<MatchResult> labels = Pattern.compile("<text x=\"([0-9.]+)\"[^>]*text-anchor=\"end\"[^>]*>([0-9.,]+)<")
                .matcher(Pictures.onFx(chart::svg))
                .results()
                .toList();
        assertFalse(labels.isEmpty());
        labels.forEach(label -> assertTrue(
                Double.parseDouble(label.group(1)) >= Pictures.onFx(() -> ChartPen.width(label.group(2))),
                label.group(2)));
    }

    @Test
    void frameworksAreLinesOnTheCurveWhoseBytesAreReadWithTheMouse() {
        PlanCurveChart chart = (PlanCurveChart) node("#plan-curve");
        long bytes = Framework.PYTORCH.need(Network.of(workspace.spec())).reservedBytes();
        assertTrue(chart.data().rows().contains(List.of("PyTorch (model)", Long.toString(bytes), "")));
        Set<String> titles = new HashSet<>();
        fx(() -> {
            for (double x = 60; x < chart.getWidth() - 20; x += 2) {
                mouse(chart, MouseEvent.MOUSE_MOVED, x, chart.getHeight() - 40);
                chart.lookupAll(".label").stream()
                        .filter(label -> label.getParent().isVisible())
                        .forEach(label -> titles.add(((Label) label).getText()));
            }
        });
        assertTrue(
                titles.containsAll(List.of("PyTorch (model)", Framework.PYTORCH_MEMORY_EFFICIENT.label() + " (model)")),
                titles.toString());
    }

    @Test
    void theStatusTellsHowManyPlansWereFoundAndHowLongThatTook() {
        String status = Pictures.onFx(() -> screen.status().get());
        int plans = shown().result().curve().points().size();
        assertTrue(status.matches("Curve of " + plans + " plans in [0-9.,]+\\p{Z}(ms|s) +Estimated from .*"), status);
    }

    /** With Tab alone, once round the screen: everything that can be used is reached, and has a name. */
    @Test
    void everythingIsReachedByTheTabKey() {
        ended(Strategy.SHARED, 0);
        fx(() -> {
            model.budgetProperty().set(300 * MIB);
            model.locking().toggleLock(LayerPath.denseLayer(1, 1));
            node("#field-budget").requestFocus();
        });
        Set<Node> reached = new LinkedHashSet<>();
        for (int i = 0; i < 40; i++) {
            reached.add(Pictures.onFx(scene::getFocusOwner));
            press("Tab");
        }
        List<Node> wanted = new ArrayList<>();
        for (String each : List.of(
                "#field-budget",
                "#plan-device-budget",
                "#plan-calibrate",
                "#plan-curve",
                "#plan-map",
                "#plan-run",
                "#plan-apply",
                "#plan-copy",
                "#plan-paste",
                ".plan-unlock")) {
            wanted.add(node(each));
        }
        wanted.addAll(scene.getRoot().lookupAll(".icon-toggle"));
        for (Node each : wanted) {
            assertTrue(reached.contains(each), each + " is not reached: " + reached);
        }
        assertEquals(node("#field-budget"), reached.iterator().next());
        for (Node each : reached) {
            String text = each instanceof Labeled labeled ? labeled.getText() : "";
            String spoken = each.getAccessibleText() == null ? "" : each.getAccessibleText();
            assertFalse((text + spoken).isBlank(), each + " has no name");
        }
    }

    /** One sentence each, and the plan that is shown stays. */
    @Test
    void aBudgetThatIsNoneIsAnsweredInOneSentenceAndChangesNothing() {
        fx(() -> model.budgetProperty().set(300 * MIB));
        PlanChosen before = shown();
        Map<String, String> answers = Map.of(
                "500", "Type the unit as well: 500\u00a0MiB or 500\u00a0GiB.",
                "0", "Type from 1 MiB to 1 PiB.",
                "0 MiB", "Type from 1 MiB to 1 PiB.",
                "1,500 MiB", "Type a point before decimals, and no comma between digits: 1.5 GiB.",
                "1 KiB", "Type from 1 MiB to 1 PiB.",
                "2000 TiB", "Type from 1 MiB to 1 PiB.",
                "-5 MiB", "Type an amount such as 2 GiB.",
                "", "Type an amount such as 2 GiB.",
                "300 bananas", "Type an amount such as 2 GiB.",
                "99999999999999999999", "Type an amount such as 2 GiB.");
        answers.forEach((typed, answer) -> {
            fx(() -> ((TextField) node("#field-budget")).setText(typed));
            assertEquals(
                    (answer + " The budget line stays at 300 MiB.").replaceAll("\\p{Z}", " "),
                    text("#plan-budget-reason").replaceAll("\\p{Z}", " "),
                    typed);
            assertEquals(before.budgetBytes(), model.budgetProperty().get());
            assertEquals(before.step(), shown().step());
        });
        fx(() -> ((TextField) node("#field-budget")).setText("2 GiB"));
        assertEquals(2L << 30, model.budgetProperty().get());
        assertEquals("", text("#plan-budget-reason"));
        fx(() -> ((TextField) node("#field-budget")).setText("900 TiB"));
        assertTrue(text("#plan-headline").endsWith("this is the fastest of all plans."), text("#plan-headline"));
    }

    @Test
    void theBudgetConfirmedLastStaysWhenTheNextIsNoneOrGivenUp() {
        TextField field = (TextField) node("#field-budget");
        fx(() -> field.requestFocus());
        fx(() -> field.setText("150 MiB"));
        fx(() -> model.budgetProperty().set(197 * MIB)); // the line is dragged
        assertEquals("197 MiB", field.getText().replaceAll("\\p{Z}", " "));
        for (String confirmed : List.of("160 MiB", "105 MiB")) {
            fx(() -> field.setText(confirmed));
            press("Enter");
        }
        fx(() -> field.setText("abc"));
        press("Enter");
        assertEquals(105 * MIB, model.budgetProperty().get());
        assertTrue(text("#plan-budget-reason").replaceAll("\\p{Z}", " ").endsWith("stays at 105 MiB."));
        press("Esc");
        assertEquals(105 * MIB, model.budgetProperty().get());
        assertEquals("105 MiB", field.getText().replaceAll("\\p{Z}", " "));
    }

    @Test
    void withLocksTheFastestIsThatWithThemAndOtherStrategiesAreNotDrawn() {
        PlanCurveChart curve = (PlanCurveChart) node("#plan-curve");
        fx(() -> {
            model.budgetProperty().set(8L << 30);
            model.locking().change(LayerPath.denseLayer(1, 1), LayerOutput.NORM1);
        });
        assertTrue(text("#plan-headline").endsWith("this is the fastest with these locks."), text("#plan-headline"));
        List<String> drawn = shown().result().strategies().stream()
                .map(strategy -> strategy.plan().id())
                .toList();
        List<String> names = curve.data().rows().stream().map(row -> row.get(0)).toList();
        for (PlannedStep excluded : shown().result().comparison().excluded()) {
            assertFalse(names.contains(excluded.plan().id()));
            assertTrue(text("#plan-detail").contains(excluded.plan().id()), text("#plan-detail"));
        }
        assertTrue(names.containsAll(drawn));
        assertTrue(text("#plan-detail").contains("Not shown, because the locks decide otherwise: "));
        Pictures.take(scene, "plan-locks");
        fx(() -> model.locking().unlockAll());
        assertEquals(
                Strategies.all(workspace.plan().scope()).size(),
                shown().result().strategies().size());
        assertFalse(text("#plan-detail").contains("Not shown"));
    }

    @Test
    void aClickOnACellChangesItAndTheButtonInTheListRemovesTheLock() {
        LayerMap map = (LayerMap) node("#plan-map");
        fx(() -> mouse(map, MouseEvent.MOUSE_CLICKED, map.getWidth() / 2, map.getHeight() / 2));
        assertEquals(1, model.locking().locksProperty().getValue().layers().size());
        Labeled decision = (Labeled) ((Parent) node("#plan-locks"))
                .lookupAll(".label-small")
                .iterator()
                .next();
        assertTrue(decision.getText().matches("keeps all|recomputes .*"), decision.getText());
        fx(() -> ((Button) node(".plan-unlock")).fire());
        assertEquals(0, model.locking().locksProperty().getValue().layers().size());
    }

    @Test
    void runThisPlanMakesItTheDesignsAndRunsIt() {
        fx(() -> model.budgetProperty().set(300 * MIB));
        fx(() -> ((Button) node("#plan-apply")).fire());
        fx(() -> workspace.toggleForRun(Strategies.baseline()));
        fx(() -> ((Button) node("#plan-run")).fire());
        assertEquals(shown().step().orElseThrow().plan(), workspace.plan());
        assertEquals(List.of(workspace.plan()), workspace.runPlans(), "not the other one, which was chosen before");
        assertEquals(List.of("run"), shownScreens);
    }

    @Test
    void theRunKeyRunsTheShownPlanAndSaysWhenThereIsNone() {
        fx(() -> {
            workspace.planProperty().set(Strategies.baseline());
            model.budgetProperty().set(300 * MIB);
            screen.run().orElseThrow().run();
        });
        assertEquals(shown().step().orElseThrow().plan(), workspace.plan());
        assertEquals(List.of("run"), shownScreens);
        fx(() -> {
            model.budgetProperty().set(20 * MIB);
            screen.run().orElseThrow().run();
        });
        assertEquals(List.of("run"), shownScreens);
        assertEquals(List.of("No plan is shown that could run: raise the budget."), notices.failed());
    }

    @Test
    void aPlanForAnotherGpuDoesNotRunOnThisDevice() {
        fx(() -> model.planFor(KnownGpu.RTX_3060));
        String reason =
                "This plan is for RTX 3060, but runs use CPU: take step times from a calibration or the last run.";
        assertTrue(node("#plan-run").isDisabled());
        assertEquals(reason, text("#plan-run-refusal"));
        Pictures.take(scene, "plan-other-gpu");
        fx(() -> screen.run().orElseThrow().run());
        assertEquals(List.of(), shownScreens);
        assertEquals(List.of(reason), notices.failed());
        fx(() -> model.takeTimesFrom(Source.CALIBRATED));
        assertFalse(node("#plan-run").isDisabled());
        assertFalse(node("#plan-run-refusal").isVisible());
    }

    @Test
    void aNoticeIsWithdrawnByTheNextActionByAnotherDesignAndByLeavingTheScreen() {
        fx(() -> {
            Clipboard.getSystemClipboard().clear();
            ((Button) node("#plan-paste")).fire();
        });
        assertEquals(List.of("The clipboard holds no text: copy a plan first."), notices.failed());
        fx(() -> ((Button) node("#plan-copy")).fire());
        assertEquals(List.of(), notices.failed());
        fx(() -> model.paste("no plan"));
        assertEquals(1, notices.failed().size());
        fx(() -> workspace.document().edit("batch", spec -> spec.withBatch(spec.batch() + 1)));
        assertEquals(List.of(), notices.failed());
        fx(() -> model.paste("no plan"));
        fx(screen::hidden);
        assertEquals(List.of(), notices.failed());
    }

    @Test
    void itIsSaidThatTheDesignUsesThePlanOnlyWhileThatIsTrue() {
        fx(() -> model.budgetProperty().set(300 * MIB));
        fx(() -> ((Button) node("#plan-apply")).fire());
        assertEquals(List.of("The design uses this plan."), notices.done());
        fx(() -> workspace.planProperty().set(Strategies.baseline()));
        assertEquals(List.of(), notices.done());
        fx(() -> ((Button) node("#plan-apply")).fire());
        fx(() -> model.budgetProperty().set(shown().result().smallest().reservedBytes()));
        assertEquals(List.of(), notices.done());
    }

    @Test
    void duringARunItIsSaidThatTheNextRunUsesThePlan() {
        fx(() -> model.budgetProperty().set(300 * MIB));
        fx(() -> running.set(true));
        fx(() -> ((Button) node("#plan-run")).fire());
        assertEquals(shown().step().orElseThrow().plan(), workspace.plan());
        assertEquals(List.of("A run is in progress: the next run uses this plan."), notices.done());
    }

    @Test
    void aPlanIsAppliedCopiedAndPastedByKeys() {
        fx(() -> model.budgetProperty().set(300 * MIB));
        fx(() -> ((Button) node("#plan-apply")).fire());
        assertEquals(List.of(), shownScreens);
        press("Shortcut+C");
        String copied = Pictures.onFx(() -> Clipboard.getSystemClipboard().getString());
        assertEquals(workspace.plan().text(), copied);
        fx(() -> model.budgetProperty().set(8L << 30));
        press("Shortcut+V");
        assertTrue(shown().isPasted());
        assertEquals(workspace.plan(), model.plan().orElseThrow());
        assertTrue(text("#plan-headline").startsWith("The pasted plan reserves "), text("#plan-headline"));
        fx(() -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, "no plan")));
        fx(() -> ((Button) node("#plan-paste")).fire());
        assertEquals(1, notices.failed().size());
    }

    @Test
    void theFieldOfTheBudgetKeepsItsCopyAndPaste() {
        fx(() -> {
            node("#field-budget").requestFocus();
            Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, "512 MiB"));
            ((TextField) node("#field-budget")).selectAll();
        });
        press("Shortcut+V");
        assertEquals(512 * MIB, model.budgetProperty().get());
        assertEquals(List.of(), notices.failed());
    }

    @Test
    void whatFitsHasARowForEachStrategyAndOneForTheDesign() {
        fx(() -> {
            model.budgetProperty().set(40 * MIB);
            while (!fitting.isEmpty()) {
                fitting.poll().run();
            }
        });
        int rows = Strategies.all(workspace.plan().scope()).size() + 2;
        assertEquals(
                rows * 5,
                ((Parent) node("#plan-fits")).getChildrenUnmodifiable().size());
        Pictures.take(scene, "plan-fits");
    }

    @Test
    void thePicturesToldInNumbersHaveEveryLayerAndEveryStrategy() {
        PlanCurveChart curve = (PlanCurveChart) node("#plan-curve");
        List<String> names = curve.data().rows().stream().map(row -> row.get(0)).toList();
        Strategies.all(workspace.plan().scope()).forEach(plan -> assertTrue(names.contains(plan.id()), plan.id()));
        LayerMap map = (LayerMap) node("#plan-map");
        assertEquals(1 + 48 + 2 + 1, map.data().rows().size());
    }

    @Test
    void itIsDrawnInAllThemesAndSizes() throws IOException {
        fx(() -> model.budgetProperty().set(300 * MIB));
        GoldenScreen.assertAlike(scene, appearance, "plan");
        for (Theme theme : List.of(Theme.HIGH_CONTRAST, Theme.LIGHT, Theme.DARK)) {
            fx(() -> appearance.choose(theme));
            Pictures.take(scene, "plan-" + theme);
        }
        fx(() -> {
            stage.setWidth(1022);
            stage.setHeight(546);
        });
        Pictures.take(scene, "plan-least");
        fx(() -> model.budgetProperty().set(shown().result().smallest().reservedBytes()));
        Pictures.take(scene, "plan-least-chunks");
        for (String part : List.of("#plan-map", "#plan-curve", "#plan-headline")) {
            Bounds bounds = node(part).localToScene(node(part).getLayoutBounds());
            double edge = node(".plan-right").localToScene(0, 0).getX();
            assertTrue(bounds.getMaxX() <= edge, part + " is cut at the right: " + bounds);
        }
        fx(() -> model.paste(StepPlan.of(Network.of(workspace.spec()), Sharing.of(Strategy.NAIVE))
                .text()));
        Pictures.take(scene, "plan-least-naive");
        fx(() -> model.budgetProperty().set(300 * MIB));
        for (String part : List.of("#plan-map", "#plan-curve", "#plan-run", "#field-budget")) {
            Bounds bounds = node(part).localToScene(node(part).getLayoutBounds());
            assertTrue(bounds.getMaxY() <= scene.getHeight(), part + " ends below the window: " + bounds);
        }
        double middle = 1022 - ((Region) node(".plan-right")).getWidth();
        for (Node table : scene.getRoot().lookupAll(".icon-toggle")) {
            Bounds bounds = table.localToScene(table.getLayoutBounds());
            assertTrue(bounds.getMaxX() <= middle, "cut at the right: " + bounds);
        }
        fx(() ->
                workspace.document().replace("121", Presets.find("densenet-121").orElseThrow()));
        Pictures.take(scene, "plan-121");
        assertTrue(text("#plan-headline").startsWith("No plan fits within 300\u00a0MiB"), text("#plan-headline"));
    }

    private PlanChosen shown() {
        return model.chosenProperty().get().orElseThrow();
    }

    private Node node(String selector) {
        return scene.getRoot().lookup(selector);
    }

    private String text(String selector) {
        return Pictures.onFx(() -> ((Labeled) node(selector)).getText());
    }

    private void press(String keys) {
        fx(() -> Keys.press(scene, keys));
    }

    private static void mouse(Node node, EventType<MouseEvent> type, double x, double y) {
        Point2D at = node.localToScene(x, y);
        Event.fireEvent(
                node,
                new MouseEvent(
                        type,
                        at.getX(),
                        at.getY(),
                        0,
                        0,
                        MouseButton.PRIMARY,
                        1,
                        false,
                        false,
                        false,
                        false,
                        true,
                        false,
                        false,
                        true,
                        false,
                        true,
                        null));
    }

    private static void fx(Runnable work) {
        Pictures.onFx(() -> {
            work.run();
            return true;
        });
        Frames.settle();
    }

    @Test
    void aGpuThatIsNotHereIsChosenFromAList() {
        fx(() -> {
            model.takeTimesFrom(Source.ROOFLINE);
            ComboBox<?> gpus = (ComboBox<?>) scene.lookup("#plan-gpu");
            assertTrue(gpus.isVisible());
            assertFalse(scene.lookup("#plan-calibrate").isVisible());
            gpus.getSelectionModel().select(KnownGpu.RTX_4090.ordinal());
            assertEquals(KnownGpu.RTX_4090, model.times().gpuProperty().get());
            assertEquals(
                    "RTX 4090 has 24.0\u00a0GiB, minus 10\u00a0% for CUDA and other uses: 21.6\u00a0GiB.",
                    ((Label) scene.lookup("#plan-margin")).getText());
            assertTrue(
                    PlanStatus.text(model)
                            .endsWith(
                                    "Rough estimate for RTX 4090 from its specifications, at 80\u00a0% to 30\u00a0% efficiency; not measured. Bytes are those of device cuda."));
            model.planFor(KnownGpu.V100_16);
            assertTrue(
                    PlanStatus.text(model)
                            .endsWith(
                                    " V100 SXM2 16 GB has compute capability 7.0, but device cuda needs 7.5 or newer: no run there is possible."),
                    PlanStatus.text(model));
            model.takeTimesFrom(Source.CALIBRATED);
            assertFalse(gpus.isVisible());
            assertTrue(scene.lookup("#plan-calibrate").isVisible());
        });
    }
}
