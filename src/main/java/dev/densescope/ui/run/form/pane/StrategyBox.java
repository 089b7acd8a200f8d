package dev.densescope.ui.run.form.pane;

import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.ui.Messages;
import dev.densescope.ui.model.Workspace;
import java.util.List;
import java.util.stream.Collectors;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Tooltip;
import javafx.util.StringConverter;
import org.controlsfx.control.CheckComboBox;

/** The strategies that the next run trains with, and the selected plan if it is not a strategy: at least one is checked. */
final class StrategyBox extends CheckComboBox<StoragePlan> {
    private final Workspace workspace;
    private final Tooltip all = new Tooltip();
    private boolean follows; // checks change, but not by the user

    StrategyBox(Workspace workspace) {
        this.workspace = workspace;
        setId("run-strategy");
        setTooltip(all);
        setConverter(new IdConverter());
        follow();
        workspace.plansProperty().addListener((observable, before, now) -> follow());
        workspace.runPlans().addListener((ListChangeListener<StoragePlan>) change -> follow());
        getCheckModel().getCheckedItems().addListener((ListChangeListener<StoragePlan>) change -> {
            if (!follows) {
                choose(List.copyOf(getCheckModel().getCheckedItems()));
            }
        });
    }

    private void follow() {
        follows = true;
        try {
            if (!getItems().equals(workspace.plans())) {
                getCheckModel().clearChecks();
                getItems().setAll(workspace.plans());
            }
            for (StoragePlan plan : getItems()) {
                if (workspace.runPlans().contains(plan)) {
                    getCheckModel().check(plan);
                } else {
                    getCheckModel().clearCheck(plan);
                }
            }
        } finally {
            follows = false;
        }
        String names = workspace.runPlans().stream().map(StoragePlan::id).collect(Collectors.joining(", "));
        all.setText(Messages.text("run.form.strategy.tip", names));
        setAccessibleText(Messages.text("run.form.strategy.spoken", names));
    }

    /** Adds and removes plans; the last one stays, and is checked again. */
    private void choose(List<StoragePlan> checked) {
        for (StoragePlan plan : getItems()) {
            if (checked.contains(plan) != workspace.runPlans().contains(plan)) {
                workspace.toggleForRun(plan);
            }
        }
        follow();
    }

    private static final class IdConverter extends StringConverter<StoragePlan> {
        @Override
        public String toString(StoragePlan plan) {
            return plan == null ? "" : plan.id();
        }

        @Override
        public StoragePlan fromString(String text) {
            throw new UnsupportedOperationException("plans are checked, not typed");
        }
    }
}
