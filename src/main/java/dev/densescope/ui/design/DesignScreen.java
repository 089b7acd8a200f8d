package dev.densescope.ui.design;

import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.session.settings.DeviceChoice;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.Presets;
import dev.densescope.ui.Command;
import dev.densescope.ui.Messages;
import dev.densescope.ui.Notices;
import dev.densescope.ui.Screen;
import dev.densescope.ui.design.fit.FitPanel;
import dev.densescope.ui.design.model.DesignViewModel;
import dev.densescope.ui.design.picture.NetworkPicture;
import dev.densescope.ui.model.DesignNotice;
import dev.densescope.ui.model.RecentDesigns;
import dev.densescope.ui.theme.Appearance;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.binding.StringExpression;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The Design screen: structure and presets, the picture, properties, and the fit bar. */
public final class DesignScreen implements Screen {
    /** Keys Alt+1 to Alt+9 choose strategies. */
    private static final int DIGIT_KEYS = 9;

    private final DesignViewModel model;
    private final Notices notices;
    private final LongConsumer makeFit;
    private final NetworkPicture picture;
    private final SidePane side;
    private final BorderPane root = new BorderPane();
    private final StringBinding status;
    private final StringExpression hint = new ReadOnlyStringWrapper(Messages.text("design.hint"));

    /** A screen without recent designs. */
    public DesignScreen(DesignViewModel model, Appearance appearance, Notices notices, LongConsumer makeFit) {
        this(model, appearance, notices, makeFit, RecentDesigns.none());
    }

    /**
     * @param makeFit shows plans for a memory budget in bytes
     * @param recent designs to start from, beside the presets
     */
    public DesignScreen(
            DesignViewModel model, Appearance appearance, Notices notices, LongConsumer makeFit, RecentDesigns recent) {
        this.model = model;
        this.notices = notices;
        this.makeFit = makeFit;
        picture = new NetworkPicture(model, appearance);
        VBox.setVgrow(picture, Priority.ALWAYS);
        VBox top = new VBox(16, new FiguresRow(model), new StrategyBar(model), notice());
        VBox middle = new VBox(4, top, picture);
        middle.getStyleClass().add("design-middle");
        VBox.setVgrow(middle, Priority.ALWAYS);
        side = new SidePane(model, recent);
        root.setLeft(side);
        root.setCenter(new VBox(middle, new FitPanel(model, appearance, makeFit)));
        root.setRight(new PropertiesPane(model));
        status = Bindings.createStringBinding(
                () -> Messages.text(
                        "design.status",
                        predictedFor(model.workspace().deviceProperty().get()),
                        precision(model.workspace().deviceProperty().get()),
                        model.workspace().spec().batch(),
                        model.workspace().machine().reason()),
                model.workspace().specProperty(),
                model.workspace().machineProperty(),
                model.workspace().deviceProperty());
    }

    private DesignNotice notice() {
        DesignNotice notice = new DesignNotice("design-notice");
        model.workspace().predictionsProperty().addListener((observable, before, now) -> {
            if (!now.isOfSameNetwork(before)) {
                notice.show(now.network());
            }
        });
        notice.show(model.workspace().predictions().network());
        return notice;
    }

    /** Whose kernels the predicted bytes are of: the device of runs, whatever memory they are compared with. */
    private static String predictedFor(DeviceChoice device) {
        return device.isNvidia()
                ? Messages.text("design.statusNvidia")
                : Messages.text("design.statusProcessor", device.id());
    }

    private static String precision(DeviceChoice device) {
        boolean rounds = device.isNvidia() && device.tensorFloat32();
        return rounds ? Messages.text("design.statusTensorFloat32") : Messages.text("design.statusFloat32");
    }

    @Override
    public Node root() {
        return root;
    }

    @Override
    public String title() {
        return Messages.text("design.title");
    }

    @Override
    public StringExpression status() {
        return status;
    }

    @Override
    public StringExpression hint() {
        return hint;
    }

    @Override
    public List<Command> commands() {
        List<Command> commands = new ArrayList<>(blockCommands());
        commands.addAll(pictureCommands());
        commands.add(
                Command.of(Messages.text("design.command.start"), side::start).withKey("Shortcut+Shift+N"));
        commands.add(Command.of(
                Messages.text("design.command.makeFit"),
                () -> makeFit.accept(
                        model.workspace().deviceMemoryBytesProperty().get())));
        List<StoragePlan> plans = model.workspace().plans();
        for (int i = 0; i < plans.size(); i++) {
            StoragePlan plan = plans.get(i);
            Command command = Command.of(Messages.text("design.command.strategy", plan.id()), () -> model.choose(plan));
            commands.add(i < DIGIT_KEYS ? command.withKey("Alt+" + (i + 1)) : command);
        }
        for (DenseNetSpec preset : Presets.all().values()) {
            commands.add(
                    Command.of(Messages.text("design.command.preset", preset.name()), () -> model.startFrom(preset)));
        }
        return commands;
    }

    @Override
    public List<Command> controlKeys() {
        return List.of(
                ofPicture(Messages.text("design.keys.nextLayer"), "RIGHT"),
                ofPicture(Messages.text("design.keys.nextBlock"), "Page Down"),
                ofPicture(Messages.text("design.keys.head"), "END"),
                ofPicture(Messages.text("design.keys.insert"), "INSERT"),
                ofPicture(Messages.text("design.keys.remove"), "DELETE"),
                ofPicture(Messages.text("design.keys.fit"), "F"));
    }

    private Command ofPicture(String name, String key) {
        return Command.of(name, picture::requestFocus).withKey(key);
    }

    @Override
    public void shown() {
        picture.requestFocus();
    }

    private List<Command> blockCommands() {
        return List.of(
                Command.of(Messages.text("design.command.addBlock"), model::addBlock)
                        .withKey("Shortcut+B"),
                Command.of(Messages.text("design.command.duplicateBlock"), model::duplicateBlock)
                        .withKey("Shortcut+D")
                        .when(model.blockSelected()),
                Command.of(Messages.text("design.command.removeBlock"), model::removeBlock)
                        .withKey("Shortcut+Delete")
                        .when(model.blockSelected()),
                Command.of(Messages.text("design.command.moveBlockUp"), () -> model.moveBlock(-1))
                        .withKey("Alt+Up")
                        .when(model.blockSelected()),
                Command.of(Messages.text("design.command.moveBlockDown"), () -> model.moveBlock(1))
                        .withKey("Alt+Down")
                        .when(model.blockSelected()),
                Command.of(Messages.text("design.alike"), model::makeBlocksAlike)
                        .when(model.blockSelected()));
    }

    private List<Command> pictureCommands() {
        return List.of(
                Command.of(Messages.text("design.command.zoomIn"), () -> picture.zoom(true))
                        .withKey("Shortcut+Plus"),
                Command.of(Messages.text("design.command.zoomOut"), () -> picture.zoom(false))
                        .withKey("Shortcut+Minus"),
                Command.of(Messages.text("design.command.fit"), picture::fit).withKey("Shortcut+0"),
                Command.of(Messages.text("design.command.copy"), this::copyNumbers)
                        .withKey("Shortcut+Shift+C"));
    }

    private void copyNumbers() {
        ClipboardContent content = new ClipboardContent();
        content.putString(picture.data().tsv());
        Clipboard.getSystemClipboard().setContent(content);
        notices.done(Messages.text("design.copied"));
    }
}
