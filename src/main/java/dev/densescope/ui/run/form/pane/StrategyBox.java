package dev.densescope.ui.run.form.pane;

import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.ui.model.Workspace;
import java.util.List;
import javafx.scene.control.ComboBox;

/** The list of strategies, and the selected plan if it is not a strategy. */
final class StrategyBox extends ComboBox<String> {
    private final Workspace workspace;
    private boolean follows; // the list selects something of its own while its items are replaced

    StrategyBox(Workspace workspace) {
        this.workspace = workspace;
        setId("run-strategy");
        follow();
        workspace.plansProperty().addListener((observable, before, now) -> follow());
        workspace.planProperty().addListener((observable, before, now) -> follow());
        valueProperty().addListener((observable, before, now) -> {
            if (!follows) {
                choose(now);
            }
        });
    }

    private void follow() {
        follows = true;
        try {
            List<String> ids = workspace.plans().stream().map(StoragePlan::id).toList();
            if (!getItems().equals(ids)) {
                getItems().setAll(ids);
            }
            setValue(workspace.plan().id());
        } finally {
            follows = false;
        }
    }

    private void choose(String id) {
        workspace.plans().stream()
                .filter(plan -> plan.id().equals(id))
                .findFirst()
                .ifPresent(workspace.planProperty()::set);
    }
}
