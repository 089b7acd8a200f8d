package dev.densescope.ui.run.form.pane;

import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.quantity.QuantityText;
import dev.densescope.session.PlanName;
import dev.densescope.ui.Messages;
import dev.densescope.ui.model.Workspace;
import dev.densescope.ui.model.prediction.Predictions;
import java.util.List;
import java.util.stream.Collectors;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Tooltip;
import javafx.util.StringConverter;
import org.controlsfx.control.CheckComboBox;

/**
 * The strategies that the next run trains with, and the selected plan if it is not a strategy, which is named by its reserved
 * bytes: at least one is checked.
 */
final class StrategyBox extends CheckComboBox<StoragePlan> {
    private final Workspace workspace;
    private final Tooltip all = new Tooltip();
    private boolean follows; // checks change, but not by the user

    StrategyBox(Workspace workspace) {
        this.workspace = workspace;
        setId("run-strategy");
        setTooltip(all);
        setConverter(new NameConverter());
        follow();
        workspace.plansProperty().addListener((observable, before, now) -> follow());
        workspace.predictionsProperty().addListener((observable, before, now) -> {
            if (getItems().stream().anyMatch(plan -> !plan.isNamed())) {
                setConverter(new NameConverter()); // the bytes of the plan
                recheck(); // else the box, unlike its list, keeps the text of before
                tell();
            }
        });
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
        tell();
    }

    private void recheck() {
        follows = true;
        try {
            for (StoragePlan plan : List.copyOf(getCheckModel().getCheckedItems())) {
                getCheckModel().clearCheck(plan);
                getCheckModel().check(plan);
            }
        } finally {
            follows = false;
        }
    }

    private void tell() {
        String names = workspace.runPlans().stream().map(this::name).collect(Collectors.joining(", "));
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

    /** Such as {@code shared}, or {@code plan, 200 MiB}. */
    private String name(StoragePlan plan) {
        Predictions predictions = workspace.predictions();
        long reservedBytes = predictions.has(plan) ? predictions.of(plan).reservedBytes() : 0;
        return PlanName.of(plan, reservedBytes, QuantityText.window());
    }

    private final class NameConverter extends StringConverter<StoragePlan> {
        @Override
        public String toString(StoragePlan plan) {
            return plan == null ? "" : name(plan);
        }

        @Override
        public StoragePlan fromString(String text) {
            throw new UnsupportedOperationException("plans are checked, not typed");
        }
    }
}
