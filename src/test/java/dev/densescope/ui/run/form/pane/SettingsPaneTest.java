package dev.densescope.ui.run.form.pane;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
import javafx.scene.control.ComboBox;
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
    void aStrategyIsChosenAmongAllAndSharesWhereOthersDid() {
        Pictures.onFx(() -> {
            ComboBox<String> box = box();
            assertEquals(NAMES, box.getItems());
            assertEquals(workspace.plan().id(), box.getValue());
            workspace.sharedScopeProperty().set(SharedScope.BLOCK);
            for (String name : NAMES) {
                box.setValue(name);
                assertEquals(Strategies.find(name, SharedScope.BLOCK).orElseThrow(), workspace.plan());
            }
            return box;
        });
    }

    @Test
    void aPlanWithADecisionForEachLayerIsOneMoreWhileItIsChosen() {
        StoragePlan plan = StepPlan.of(Network.of(TestWorkspace.DESIGN), Strategies.recommended());
        List<String> more = new ArrayList<>(NAMES);
        more.add(plan.id());
        Pictures.onFx(() -> {
            ComboBox<String> box = box();
            workspace.planProperty().set(plan);
            assertEquals(plan.id(), box.getValue());
            assertEquals(more, box.getItems());
            assertEquals(plan, workspace.plan());
            workspace.planProperty().set(Strategies.baseline());
            assertEquals(Strategies.baseline().id(), box.getValue());
            assertEquals(NAMES, box.getItems());
            assertEquals(Strategies.baseline(), workspace.plan());
            return box;
        });
    }

    @SuppressWarnings("unchecked") // the pane makes it of strings
    private ComboBox<String> box() {
        return (ComboBox<String>) new SettingsPane(new RunForm(List.of("cpu"), 2), workspace, new ScriptedForms())
                .lookup("#run-strategy");
    }
}
