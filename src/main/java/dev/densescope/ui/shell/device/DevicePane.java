package dev.densescope.ui.shell.device;

import dev.densescope.ui.Messages;
import dev.densescope.ui.model.DeviceWord;
import dev.densescope.ui.model.MachineText;
import java.util.List;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Separator;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The devices, each with what it is and why it would be used, and the threads. */
final class DevicePane extends VBox {
    private static final double WIDTH = 380;

    private final DeviceChoices choices;
    private final VBox devices = new VBox(12);
    private List<MachineText> shown = List.of();

    DevicePane(DeviceChoices choices) {
        super(12);
        this.choices = choices;
        setId("device-pane");
        getStyleClass().add("popover-pane");
        setPrefWidth(WIDTH);
        Label title = new Label(Messages.text("device.title"));
        title.getStyleClass().add("strong");
        getChildren().addAll(title, devices, new Separator(), threads());
        fill();
    }

    /** Lists the devices known now; does nothing if they are shown, so that the choice of one moves nothing. */
    void fill() {
        List<MachineText> now = choices.ids().stream().map(choices::text).toList();
        if (now.equals(shown)) {
            return;
        }
        shown = now;
        ToggleGroup group = new ToggleGroup();
        devices.getChildren()
                .setAll(choices.ids().stream().map(id -> row(id, group)).toList());
    }

    /** Gives the focus to the chosen device. */
    void focusChosen() {
        devices.getChildren().stream()
                .map(row -> row.lookup(".radio-button"))
                .filter(button -> button instanceof RadioButton radio && radio.isSelected())
                .findFirst()
                .ifPresent(button -> button.requestFocus());
    }

    private VBox row(String id, ToggleGroup group) {
        MachineText text = choices.text(id);
        RadioButton button = new RadioButton(name(id, text));
        button.setId("device-" + id.replace(':', '-'));
        button.setToggleGroup(group);
        button.setSelected(id.equals(choices.chosen().get()));
        button.setAccessibleText(button.getText() + ", " + text.fullReason());
        button.selectedProperty().addListener((observable, before, now) -> {
            if (now) {
                choices.chosen().set(id);
            }
        });
        Label reason = new Label(text.fullReason());
        reason.getStyleClass().addAll("label-small", "device-reason");
        reason.setWrapText(true);
        reason.setMinHeight(Region.USE_PREF_SIZE);
        return new VBox(4, button, reason);
    }

    private static String name(String id, MachineText text) {
        return Messages.text("device.choice", DeviceWord.of(id), text.device());
    }

    private HBox threads() {
        ComboBox<Integer> box = new ComboBox<>(FXCollections.observableList(
                IntStream.rangeClosed(1, choices.maxThreads()).boxed().toList()));
        box.setId("device-threads");
        box.setMinWidth(Region.USE_PREF_SIZE);
        box.setValue(choices.threads().get());
        box.valueProperty()
                .addListener((observable, before, now) -> choices.threads().set(now));
        box.setAccessibleText(Messages.text("device.threads"));
        Label name = new Label(Messages.text("device.threads"));
        name.setLabelFor(box);
        name.setMinWidth(Region.USE_PREF_SIZE);
        Label of = new Label(Messages.text("device.threadsOf", choices.maxThreads()));
        of.getStyleClass().add("label-small");
        of.setWrapText(true);
        HBox.setHgrow(of, Priority.ALWAYS);
        HBox row = new HBox(8, name, box, of);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
