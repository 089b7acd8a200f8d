package dev.densescope.ui.run.form.pane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.network.Network;
import dev.densescope.plan.decision.SharedScope;
import dev.densescope.plan.decision.StepPlan;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.decision.Strategies;
import dev.densescope.ui.Pictures;
import dev.densescope.ui.ScriptedForms;
import dev.densescope.ui.TestWorkspace;
import dev.densescope.ui.model.Workspace;
import dev.densescope.ui.run.form.RunForm;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.control.ListCell;
import org.controlsfx.control.CheckComboBox;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SettingsPaneTest {
    private static final List<String> NAMES =
            Strategies.all(SharedScope.NETWORK).stream().map(StoragePlan::id).toList();

    private final Workspace workspace = TestWorkspace.of(TestWorkspace.DESIGN);

    @BeforeAll
    static void startTheToolkit() {
        Pictures.startToolkit();
    }

    @Test
    void severalStrategiesAreCheckedAndOneAlwaysStays() {
        Pictures.onFx(() -> {
            CheckComboBox<StoragePlan> box = box();
            assertEquals(NAMES, ids(box.getItems()));
            assertEquals(List.of(workspace.plan().id()), ids(box.getCheckModel().getCheckedItems()));
            StoragePlan naive = Strategies.baseline();
            StoragePlan first = workspace.plan();
            box.getCheckModel().check(naive);
            assertEquals(List.of(naive, first), workspace.runPlans());
            box.getCheckModel().clearCheck(first);
            assertEquals(List.of(naive), workspace.runPlans());
            assertEquals(naive, workspace.plan());
            box.getCheckModel().clearCheck(naive);
            assertEquals(List.of(naive), workspace.runPlans());
            assertEquals(List.of(naive), box.getCheckModel().getCheckedItems());
            return box;
        });
    }

    @Test
    void anErrorAtAFieldMovesNoRow() {
        Pictures.onFx(() -> {
            RunForm form = new RunForm(List.of("cpu"), 2);
            form.moreShownProperty().set(true);
            SettingsPane pane = new SettingsPane(form, workspace, new ScriptedForms());
            Scene scene = new Scene(pane, 320, 900);
            pane.applyCss();
            pane.layout();
            double height = pane.prefHeight(320);
            form.length().steps().textProperty().set("none");
            form.recipe().learningRate().textProperty().set("fast");
            form.seed().textProperty().set("x");
            assertFalse(form.length().steps().problem().get().isEmpty());
            pane.applyCss(); // a new style class resets the fields until then
            assertEquals(height, pane.prefHeight(320));
            return scene.getRoot();
        });
    }

    @Test
    void checkedStrategiesShareWhereOthersDid() {
        Pictures.onFx(() -> {
            CheckComboBox<StoragePlan> box = box();
            workspace.sharedScopeProperty().set(SharedScope.BLOCK);
            box.getCheckModel()
                    .check(Strategies.find("checkpoint", SharedScope.BLOCK).orElseThrow());
            assertEquals(
                    List.of(SharedScope.BLOCK, SharedScope.BLOCK),
                    workspace.runPlans().stream().map(StoragePlan::scope).toList());
            return box;
        });
    }

    @Test
    void aPlanWithADecisionForEachLayerIsOneMoreWhileItIsChosen() {
        StoragePlan plan = StepPlan.of(Network.of(TestWorkspace.DESIGN), Strategies.recommended());
        List<String> more = new ArrayList<>(NAMES);
        more.add(plan.id());
        Pictures.onFx(() -> {
            CheckComboBox<StoragePlan> box = box();
            workspace.planProperty().set(plan);
            assertEquals(List.of(plan), box.getCheckModel().getCheckedItems());
            assertEquals(more, ids(box.getItems()));
            String name = box.getConverter().toString(plan);
            assertTrue(name.matches("plan, [0-9.]+\u00a0[KM]iB"), name);
            workspace.planProperty().set(Strategies.baseline());
            assertEquals(List.of(Strategies.baseline()), box.getCheckModel().getCheckedItems());
            assertEquals(NAMES, ids(box.getItems()));
            assertEquals(Strategies.baseline(), workspace.plan());
            return box;
        });
    }

    @Test
    void theBoxSaysTheBytesOfThePlanInTheDesignOfNow() {
        StoragePlan plan = StepPlan.of(Network.of(TestWorkspace.DESIGN), Strategies.recommended());
        Pictures.onFx(() -> {
            CheckComboBox<StoragePlan> box = box();
            Scene scene = new Scene(new Group(box));
            workspace.planProperty().set(plan);
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            String before = box.getConverter().toString(plan);
            assertEquals(before, shownText(box));
            workspace.document().edit("batch", design -> design.withBatch(1024));
            String now = box.getConverter().toString(plan);
            assertNotEquals(before, now);
            assertEquals(now, shownText(box));
            assertEquals(List.of(plan), workspace.runPlans());
            return box;
        });
    }

    /** The text of the box itself, not of its list. */
    private static String shownText(CheckComboBox<StoragePlan> box) {
        return ((ListCell<?>) box.lookup(".combo-box > .list-cell")).getText();
    }

    private static List<String> ids(List<StoragePlan> plans) {
        return plans.stream().map(StoragePlan::id).toList();
    }

    @SuppressWarnings("unchecked") // the pane makes it of plans
    private CheckComboBox<StoragePlan> box() {
        return (CheckComboBox<StoragePlan>)
                new SettingsPane(new RunForm(List.of("cpu"), 2), workspace, new ScriptedForms())
                        .lookup("#run-strategy");
    }
}
