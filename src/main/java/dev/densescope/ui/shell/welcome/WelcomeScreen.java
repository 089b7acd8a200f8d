package dev.densescope.ui.shell.welcome;

import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.hardware.Target;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.Presets;
import dev.densescope.ui.Background;
import dev.densescope.ui.Messages;
import dev.densescope.ui.Notices;
import dev.densescope.ui.Screen;
import dev.densescope.ui.control.ByteField;
import dev.densescope.ui.control.MemoryBox;
import dev.densescope.ui.model.MemorySize;
import dev.densescope.ui.model.Workspace;
import dev.densescope.ui.theme.Icon;
import dev.densescope.ui.theme.IconView;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.binding.StringExpression;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * The welcome page: which presets fit into the memory of a device, recent files, and where to drop others. Leads to the
 * verdict on the Design screen. Built when it is first shown. FX thread only.
 */
public final class WelcomeScreen implements Screen {
    private static final double FILES_WIDTH = 272;
    /** In a wide window, the page is in its middle. */
    private static final double QUESTION_WIDTH = 960;

    /** The height of the buttons below the presets. */
    private static final double FOOT_HEIGHT = 28;

    private final Workspace workspace;
    private final WelcomeActions actions;
    private final Notices notices;
    private final List<DenseNetSpec> listed;
    private final Background background;
    private final ByteField memory;
    private final MemoryBox devices;
    private final LeastPlans plans;
    private final PresetTable presets;
    private final RecentList recent;
    private final HBox root;
    private Optional<Target> predictedFor = Optional.empty();
    private AtomicBoolean outdated = new AtomicBoolean(); // stops the predictions in progress; the worker polls it

    /** @param background predicts the memory of presets */
    public WelcomeScreen(Workspace workspace, WelcomeActions actions, Notices notices, Background background) {
        this(workspace, actions, notices, background, Presets.all().values());
    }

    /** With some presets. */
    WelcomeScreen(
            Workspace workspace,
            WelcomeActions actions,
            Notices notices,
            Background background,
            Collection<DenseNetSpec> listed) {
        this.listed = List.copyOf(listed);
        this.notices = notices;
        this.workspace = workspace;
        this.actions = actions;
        this.background = background;
        memory = new ByteField(workspace.deviceMemoryBytesProperty());
        devices = new MemoryBox(workspace.deviceMemoryBytesProperty(), memory::use);
        plans = new LeastPlans(background, notices);
        presets = new PresetTable(listed.size(), workspace.deviceMemoryBytesProperty(), plans, this::open);
        recent = new RecentList(actions);
        VBox question = question();
        VBox files = files();
        HBox.setHgrow(question, Priority.ALWAYS);
        root = new HBox(32, question, files);
        root.setAlignment(Pos.TOP_CENTER);
        root.getStyleClass().add("welcome");
        root.setId("welcome");
        workspace.machineProperty().addListener((observable, before, now) -> devices.first(MemorySize.of(now)));
        workspace.deviceProperty().addListener((observable, before, now) -> {
            if (predictedFor.isPresent()) {
                predict();
            }
        });
    }

    @Override
    public Node root() {
        return root;
    }

    @Override
    public String title() {
        return Messages.text("welcome.title");
    }

    @Override
    public StringExpression status() {
        return new ReadOnlyStringWrapper(Messages.text("welcome.status"));
    }

    @Override
    public StringExpression hint() {
        return new ReadOnlyStringWrapper(Messages.text("welcome.hint"));
    }

    @Override
    public void shown() {
        devices.first(MemorySize.of(workspace.machine()));
        recent.refresh();
        devices.requestFocus();
        predict();
    }

    private VBox question() {
        Label title = new Label(Messages.text("welcome.question"));
        title.getStyleClass().add("figure-large");
        Label what = new Label(Messages.text("welcome.what"));
        what.getStyleClass().add("muted");
        what.setWrapText(true);
        what.setMinHeight(Region.USE_PREF_SIZE);
        Button show = new Button(Messages.text("welcome.open"));
        show.getStyleClass().add("primary");
        show.setId("welcome-open");
        show.setOnAction(event -> presets.openSelected(this::open));
        Hyperlink skip = new Hyperlink(Messages.text("welcome.skip"));
        skip.setId("welcome-skip");
        skip.setOnAction(event -> actions.showDesign());
        HBox foot = new HBox(16, show, skip);
        foot.setAlignment(Pos.CENTER_LEFT);
        VBox box = new VBox(12, title, what, memoryRow(), presets, foot);
        VBox.setVgrow(presets, Priority.ALWAYS);
        box.setMaxWidth(QUESTION_WIDTH);
        return box;
    }

    private HBox memoryRow() {
        Label on = new Label(Messages.text("welcome.memory"));
        on.setMinWidth(Region.USE_PREF_SIZE);
        on.setLabelFor(devices);
        devices.setId("welcome-device");
        devices.addEventFilter(KeyEvent.KEY_PRESSED, this::openFromList);
        devices.setPrefWidth(232);
        Label or = new Label(Messages.text("welcome.or"));
        or.setMinWidth(Region.USE_PREF_SIZE);
        or.getStyleClass().add("muted");
        memory.setId("welcome-memory");
        memory.setPrefWidth(96);
        memory.setMinWidth(96);
        memory.setAccessibleText(Messages.text("welcome.memory"));
        Label reason = new Label();
        reason.getStyleClass().add("reason");
        reason.textProperty().bind(memory.reasonProperty());
        HBox row = new HBox(8, on, devices, or, memory, reason);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private VBox files() {
        IconView icon = new IconView(Icon.DOWNLOAD);
        Label drop = new Label(Messages.text("welcome.drop"));
        drop.getStyleClass().add("strong");
        Label kinds = new Label(Messages.text("welcome.dropKinds"));
        kinds.getStyleClass().add("label-small");
        kinds.setWrapText(true);
        kinds.setMinHeight(Region.USE_PREF_SIZE);
        Button choose = new Button(Messages.text("welcome.choose"));
        choose.setId("welcome-choose");
        choose.setOnAction(event -> actions.chooseFile());
        VBox area = new VBox(8, icon, drop, kinds, choose);
        area.getStyleClass().add("drop-area");
        area.setAlignment(Pos.CENTER);
        Label heading = new Label(Messages.text("welcome.recent"));
        heading.getStyleClass().add("section");
        Region gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        Hyperlink guide = new Hyperlink(Messages.text("welcome.guide"));
        guide.setOnAction(event -> actions.showGuide());
        guide.setMinHeight(FOOT_HEIGHT);
        VBox box = new VBox(12, area, heading, recent, gap, guide);
        box.setMinWidth(FILES_WIDTH);
        box.setPrefWidth(FILES_WIDTH);
        return box;
    }

    /** Predicts all presets, once for each target: a GPU is found after the page is shown. */
    private void predict() {
        Target target = workspace.deviceProperty().get().target();
        if (predictedFor.equals(Optional.of(target))) {
            return;
        }
        predictedFor = Optional.of(target);
        outdated.set(true);
        AtomicBoolean stop = new AtomicBoolean();
        outdated = stop;
        presets.clear();
        plans.reset(workspace.deviceProperty().get().searchTarget());
        background.begin(
                Messages.text("welcome.failed"),
                () -> {
                    for (DenseNetSpec preset : listed) {
                        if (stop.get()) {
                            return;
                        }
                        PresetFit fit = PresetFit.of(preset, target);
                        background.fx().execute(() -> add(fit, stop));
                    }
                },
                failure -> {
                    if (!stop.get()) {
                        predictedFor = Optional.empty();
                        presets.clear();
                        notices.failed(failure);
                    }
                });
    }

    private void add(PresetFit fit, AtomicBoolean stop) {
        if (!stop.get()) {
            presets.add(fit);
        }
    }

    /** Enter opens the selected preset here as well, since the list of GPUs has the focus at first. */
    private void openFromList(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && !devices.isShowing()) {
            presets.openSelected(this::open);
            event.consume();
        }
    }

    /** Opens a preset with the first strategy that fits, else with the plan that does, as one undo step. */
    private void open(PresetFit fit) {
        long memoryBytes = workspace.deviceMemoryBytesProperty().get();
        Optional<StoragePlan> fitting = fit.within(memoryBytes)
                .or(() -> plans.of(fit).filter(plan -> plan.bytes() <= memoryBytes))
                .map(PresetFit.Need::plan);
        if (fit.spec().equals(workspace.spec())) {
            fitting.ifPresent(workspace::choose);
        } else {
            String name = Messages.text("design.edit.preset", fit.spec().name());
            workspace.document().replace(name, fit.spec(), fitting);
        }
        actions.showDesign();
    }
}
