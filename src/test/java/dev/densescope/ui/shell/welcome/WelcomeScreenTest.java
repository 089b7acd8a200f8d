package dev.densescope.ui.shell.welcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.plan.hardware.Target;
import dev.densescope.quantity.QuantityText;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.Presets;
import dev.densescope.ui.Background;
import dev.densescope.ui.Keys;
import dev.densescope.ui.Pictures;
import dev.densescope.ui.RecordedNotices;
import dev.densescope.ui.TestWorkspace;
import dev.densescope.ui.model.MachineText;
import dev.densescope.ui.model.MemorySize;
import dev.densescope.ui.model.Workspace;
import dev.densescope.ui.theme.Appearance;
import dev.densescope.ui.theme.Theme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.VirtualFlow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WelcomeScreenTest {
    private static final Path FOUND = Path.of("/home/ada/nets/wide.json");
    private static final Path GONE = Path.of("/home/ada/a rather long name of a folder/older/gone.dscope");

    private static final List<DenseNetSpec> PRESETS = Stream.of(
                    "densenet-bc-40-12", "densenet-bc-100-12", "densenet-bc-160-12", "densenet-121")
            .flatMap(name -> Presets.find(name).stream())
            .toList();

    private final List<String> done = new ArrayList<>();
    private final List<Path> recent = new ArrayList<>(List.of(FOUND, GONE));
    private final Appearance appearance = new Appearance(Theme.LIGHT, false);
    private Workspace workspace;
    private Scene scene;

    @BeforeEach
    void open() {
        Pictures.startToolkit();
        scene = Pictures.onFx(() -> {
            workspace = TestWorkspace.of(TestWorkspace.DESIGN);
            WelcomeScreen screen = new WelcomeScreen(
                    workspace,
                    new Recorded(),
                    new RecordedNotices(),
                    new Background(Runnable::run, Runnable::run),
                    PRESETS);
            Scene built = Pictures.scene((Parent) screen.root(), appearance, 1022, 560);
            screen.shown();
            return built;
        });
    }

    @Test
    void everyPresetSaysWhetherItFits() {
        choose("RTX 3060");
        Pictures.take(scene, "welcome-light");
        assertEquals(12L << 30, workspace.deviceMemoryBytesProperty().get());
        TableView<PresetFit> table = table();
        assertEquals(PRESETS.size(), table.getItems().size());
        for (PresetFit fit : table.getItems()) {
            boolean fits = fit.within(12L << 30).isPresent();
            assertEquals(fits, fit.least().bytes() <= 12L << 30);
            assertEquals(
                    fits,
                    fit.verdict(12L << 30, Optional.empty()).startsWith("fits"),
                    fit.spec().name());
        }
        Pictures.onFx(() -> {
            appearance.choose(Theme.DARK);
            return scene;
        });
        Pictures.take(scene, "welcome-dark");
    }

    @Test
    void buttonsFollowTheLastPresetInALargeWindow() {
        Pictures.onFx(() -> {
            scene.getRoot().resize(2560, 1400);
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            Node last = ((VirtualFlow<?>) table().lookup(".virtual-flow")).getCell(PRESETS.size() - 1);
            Node open = scene.lookup("#welcome-open");
            double gap = open.localToScene(open.getLayoutBounds()).getMinY()
                    - last.localToScene(last.getLayoutBounds()).getMaxY();
            assertTrue(gap > 0 && gap < 40, "gap " + gap);
            assertTrue(table().getWidth() < 1000, "width " + table().getWidth());
            return scene;
        });
    }

    @Test
    void aGpuThatIsFoundLaterIsThisMachineAndPresetsArePredictedForIt() {
        Pictures.onFx(() -> {
            workspace.machineProperty().set(new MachineText("cuda:0", "GPU", "found", 7L << 30));
            return scene;
        });
        assertEquals(7L << 30, devices().getValue().bytes());
        assertEquals(
                PRESETS.stream()
                        .map(preset -> PresetFit.of(
                                        preset, workspace.deviceProperty().get().target())
                                .least()
                                .bytes())
                        .toList(),
                table().getItems().stream().map(fit -> fit.least().bytes()).toList());
    }

    @Test
    void theListShowsADeviceWhileTheMemoryIsItsOwn() {
        choose("RTX 4090");
        assertEquals("RTX 4090, 24\u00a0GiB", devices().getValue().toString());
        type("16 GiB"); // of several GPUs, none of which was chosen
        assertNull(devices().getValue());
        assertEquals("16 GiB", memory().getText());
        long machine = workspace.machine().memoryBytes();
        Pictures.onFx(() -> {
            workspace.deviceMemoryBytesProperty().set(machine);
            return scene;
        });
        assertEquals(machine, devices().getValue().bytes());
    }

    @Test
    void aPresetOpensWithAStrategyThatFits() {
        PresetFit largest = densenet121();
        long memory = largest.least().bytes();
        Pictures.onFx(() -> {
            memory().setText((memory + (1 << 20)) / (1 << 20) + " MiB");
            table().getSelectionModel().select(largest);
            ((Button) scene.lookup("#welcome-open")).fire();
            return scene;
        });
        assertEquals(largest.spec(), workspace.spec());
        assertEquals(largest.within(memory + (1 << 20)).orElseThrow().plan(), workspace.plan());
        assertEquals(List.of("design"), done);
        workspace.document().undo();
        assertEquals(TestWorkspace.DESIGN, workspace.spec());
        assertEquals("", workspace.document().undoNameProperty().get());
    }

    @Test
    void enterOpensTheSelectedPresetFromWhereTheFocusIsAtFirst() {
        Pictures.onFx(() -> {
            devices().requestFocus();
            Keys.press(scene, "Enter");
            return scene;
        });
        assertEquals(PRESETS.get(0), workspace.spec());
        assertEquals(List.of("design"), done);
    }

    @Test
    void enterInTheTableOpensTheSelectedPreset() {
        Pictures.onFx(() -> {
            table().requestFocus();
            table().getSelectionModel().select(2);
            Keys.press(scene, "Enter");
            return scene;
        });
        assertEquals("DenseNet-BC-160-12", workspace.spec().name());
        assertEquals(List.of("design"), done);
    }

    @Test
    void aPresetThatFitsWithNoStrategyButWithAPlanSaysSoAndOpensWithIt() {
        PresetFit fit = densenet121();
        Target target = workspace.deviceProperty().get().searchTarget();
        PresetFit.Need least = PresetFit.leastPlan(fit.spec(), target, () -> false);
        assertTrue(least.bytes() < fit.least().bytes() - (2 << 20), least + " of " + fit.needs());
        assertEquals("no strategy fits", fit.verdict(least.bytes(), Optional.empty()));
        type((least.bytes() + (1 << 20)) / (1 << 20) + " MiB");
        assertEquals("fits with a plan", verdict(fit));
        Pictures.take(scene, "welcome-plan");
        assertTrue(
                table().lookupAll(".scroll-bar").stream()
                        .map(ScrollBar.class::cast)
                        .noneMatch(bar -> bar.getOrientation() == Orientation.HORIZONTAL && bar.isVisible()),
                "columns fit");
        Pictures.onFx(() -> {
            table().getSelectionModel().select(fit);
            ((Button) scene.lookup("#welcome-open")).fire();
            return scene;
        });
        assertEquals(fit.spec(), workspace.spec());
        assertEquals(least.plan(), workspace.plan());
    }

    @Test
    void aSizeThatFitsNothingSaysHowMuchTheLeastPlanMisses() {
        PresetFit fit = densenet121();
        Target target = workspace.deviceProperty().get().searchTarget();
        long least = PresetFit.leastPlan(fit.spec(), target, () -> false).bytes();
        type("16 MiB");
        assertEquals("short by " + QuantityText.window().bytes(least - (16 << 20)), verdict(fit));
    }

    /** What the row of a preset says. */
    private String verdict(PresetFit fit) {
        return Pictures.onFx(() -> {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            return table().lookupAll(".table-cell").stream()
                    .<TableCell<?, ?>>map(node -> (TableCell<?, ?>) node)
                    .filter(cell -> cell.getItem() == fit
                            && !cell.isEmpty()
                            && cell.getTableColumn().getText().equals("does it fit?"))
                    .map(TableCell::getText)
                    .findFirst()
                    .orElseThrow();
        });
    }

    private PresetFit densenet121() {
        return table().getItems().stream()
                .filter(fit -> fit.spec().name().equals("DenseNet-121"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void missingFilesCannotBeOpenedButRemoved() {
        List<Hyperlink> links = scene.lookup("#welcome-recent").lookupAll(".hyperlink").stream()
                .map(Hyperlink.class::cast)
                .toList();
        assertFalse(links.get(0).isDisabled());
        assertTrue(links.get(1).isDisabled());
        Pictures.onFx(() -> {
            links.get(0).fire();
            scene.lookup("#welcome-recent").lookupAll(".button").stream()
                    .map(Button.class::cast)
                    .reduce((first, second) -> second)
                    .orElseThrow()
                    .fire();
            return scene;
        });
        assertEquals(List.of("open " + FOUND), done);
        assertEquals(List.of(FOUND), recent);
    }

    private void choose(String gpu) {
        Pictures.onFx(() -> {
            devices().getItems().stream()
                    .filter(size -> size.name().equals(gpu))
                    .findFirst()
                    .ifPresent(devices()::setValue);
            return scene;
        });
    }

    private void type(String text) {
        Pictures.onFx(() -> {
            memory().setText(text);
            return scene;
        });
    }

    private TextField memory() {
        return (TextField) scene.lookup("#welcome-memory");
    }

    @SuppressWarnings("unchecked")
    private ComboBox<MemorySize> devices() {
        return (ComboBox<MemorySize>) scene.lookup("#welcome-device");
    }

    @SuppressWarnings("unchecked")
    private TableView<PresetFit> table() {
        return (TableView<PresetFit>) scene.lookup("#welcome-presets");
    }

    private final class Recorded implements WelcomeActions {
        @Override
        public void showDesign() {
            done.add("design");
        }

        @Override
        public void chooseFile() {
            done.add("choose");
        }

        @Override
        public void open(Path file) {
            done.add("open " + file);
        }

        @Override
        public List<Path> recentFiles() {
            return recent;
        }

        @Override
        public ObservableBooleanValue missing(Path file) {
            return new SimpleBooleanProperty(file.equals(GONE));
        }

        @Override
        public void forget(Path file) {
            recent.remove(file);
        }

        @Override
        public void showGuide() {
            done.add("guide");
        }
    }
}
