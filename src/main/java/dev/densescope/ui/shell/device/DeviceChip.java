package dev.densescope.ui.shell.device;

import dev.densescope.ui.Messages;
import dev.densescope.ui.model.MachineText;
import dev.densescope.ui.model.Workspace;
import dev.densescope.ui.theme.Appearance;
import dev.densescope.ui.theme.Icon;
import dev.densescope.ui.theme.IconView;
import javafx.beans.InvalidationListener;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.controlsfx.control.PopOver;

/** The device of runs, in the bar; opens the choice of devices and threads. */
public final class DeviceChip extends Button {
    private static final double REASON_WIDTH = 480;
    private static final double LEAST_WIDTH = 96;

    private final DeviceChoices choices;
    private final Appearance appearance;
    private final PopOver popOver = new PopOver();

    public DeviceChip(Workspace workspace, DeviceChoices choices, Appearance appearance) {
        this.choices = choices;
        this.appearance = appearance;
        getStyleClass().add("device-chip");
        setId("machine-device");
        setGraphic(new IconView(Icon.CPU));
        setMinWidth(LEAST_WIDTH);
        textProperty().bind(workspace.machineProperty().map(MachineText::device));
        accessibleTextProperty().bind(textProperty().map(device -> Messages.text("bar.device", device)));
        Tooltip reason = new Tooltip();
        reason.textProperty().bind(workspace.machineProperty().map(now -> now.device() + "\n" + now.fullReason()));
        reason.setWrapText(true);
        reason.setMaxWidth(REASON_WIDTH);
        setTooltip(reason);
        setOnAction(event -> toggle());
        popOver.setArrowLocation(PopOver.ArrowLocation.TOP_RIGHT);
        popOver.setDetachable(false);
        popOver.setAnimated(false);
        InvalidationListener changed = observable -> fill();
        workspace.machineProperty().addListener(changed);
        choices.ids().addListener(changed);
    }

    private void toggle() {
        if (popOver.isShowing()) {
            popOver.hide();
            return;
        }
        if (!appearance.hasTransparentWindows()) { // an arrow and round corners would be on a white box
            popOver.setArrowSize(0);
            popOver.setCornerRadius(0);
        }
        DevicePane pane = new DevicePane(choices);
        popOver.setContentNode(pane);
        popOver.show(this);
        pane.focusChosen();
    }

    /** Shows what has been found meanwhile. */
    private void fill() {
        if (popOver.isShowing() && popOver.getContentNode() instanceof DevicePane pane) {
            pane.fill();
        }
    }
}
