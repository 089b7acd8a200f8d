package dev.densescope.ui.design;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.network.Network;
import dev.densescope.plan.decision.StepPlan;
import dev.densescope.plan.decision.Strategies;
import dev.densescope.spec.InputSpec;
import dev.densescope.spec.LayerPath;
import dev.densescope.spec.Presets;
import dev.densescope.ui.Command;
import dev.densescope.ui.Frames;
import dev.densescope.ui.GoldenScreen;
import dev.densescope.ui.Keys;
import dev.densescope.ui.Pictures;
import dev.densescope.ui.RecordedNotices;
import dev.densescope.ui.TestWorkspace;
import dev.densescope.ui.design.model.DesignViewModel;
import dev.densescope.ui.design.picture.NetworkPicture;
import dev.densescope.ui.design.structure.StructureNode;
import dev.densescope.ui.model.Workspace;
import dev.densescope.ui.theme.Appearance;
import dev.densescope.ui.theme.Palette;
import dev.densescope.ui.theme.Theme;
import dev.densescope.ui.theme.Token;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The Design screen in a headless window, by keys and mouse. */
class DesignScreenTest {
    private final Workspace workspace = TestWorkspace.of(TestWorkspace.DESIGN);
    private final RecordedNotices notices = new RecordedNotices();
    private final List<Long> madeFit = new ArrayList<>();
    private final List<Throwable> failures = new ArrayList<>();
    private final Appearance appearance = new Appearance(Theme.LIGHT, false);
    private DesignScreen screen;
    private Scene scene;
    private Stage stage;

    @BeforeAll
    static void startTheToolkit() {
        Pictures.startToolkit();
    }

    @BeforeEach
    void open() {
        fx(() -> {
            Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> failures.add(failure));
            screen = new DesignScreen(new DesignViewModel(workspace, notices), appearance, notices, madeFit::add);
            scene = Pictures.scene((Parent) screen.root(), appearance, 1280, 728);
            stage = new Stage();
            stage.setScene(scene);
            stage.show();
            screen.shown();
        });
    }

    @AfterEach
    void close() {
        fx(() -> {
            stage.close();
            Thread.currentThread().setUncaughtExceptionHandler(null);
        });
        assertEquals(List.of(), failures, "nothing may fail on the FX thread");
    }

    @Test
    void itLooksAsItDidWhenPeopleLookedAtIt() throws IOException {
        select("block2");
        GoldenScreen.assertAlike(scene, appearance, "design");
    }

    /** In a low picture, the byte axis has fewer labels. */
    @Test
    void labelsOfTheByteAxisDoNotCoverEachOther() {
        NetworkPicture picture = (NetworkPicture) scene.lookup("#network-picture");
        for (int height = 100; height < 300; height += 10) {
            double low = height;
            String svg = Pictures.onFx(() -> {
                picture.resize(540, low);
                picture.layout();
                return picture.svg();
            });
            List<Double> at = Pattern.compile("<text x=\"\\d+\" y=\"([0-9.]+)\"[^>]*text-anchor=\"end\"[^>]*>\\d+<")
                    .matcher(svg)
                    .results()
                    .map(match -> Double.parseDouble(match.group(1)))
                    .sorted()
                    .toList();
            assertTrue(at.size() >= 2, "labels: " + at);
            for (int i = 1; i < at.size(); i++) {
                assertTrue(at.get(i) - at.get(i - 1) >= 12, "labels at " + at + ", height " + height);
            }
        }
    }

    @Test
    void aPlanOfOnesOwnIsMarkedAmongTheStrategiesAndHasARowOfItsOwn() {
        Node mark = scene.lookup("#strategy-plan");
        assertFalse(mark.getParent().isVisible());
        double before = ((Region) scene.lookup("#fit-bars")).getHeight();
        fx(() -> workspace.planProperty().set(StepPlan.of(Network.of(workspace.spec()), Strategies.recommended())));
        assertTrue(mark.getParent().isVisible());
        assertTrue(((Region) scene.lookup("#fit-bars")).getHeight() > before, "a row more");
        fx(() -> workspace.planProperty().set(Strategies.baseline()));
        assertFalse(mark.getParent().isVisible());
        assertEquals(before, ((Region) scene.lookup("#fit-bars")).getHeight());
    }

    /** What comes and goes in the row above the bars takes no place that another part has. */
    @Test
    void nothingInTheRowOfTheMemoryCoversAnother() {
        fx(() -> workspace
                .document()
                .replace("100", Presets.find("densenet-bc-100-12").orElseThrow()));
        for (String typed : List.of("3 GiB", "30 GiB", "300 MiB", "8 GiB", "300 MiB")) {
            fx(() -> ((TextField) scene.lookup("#field-memory")).setText(typed));
            fx(() -> {}); // a pulse or two later
            double taken = 0;
            for (Node part : scene.lookup("#make-fit").getParent().getChildrenUnmodifiable()) {
                if (part.isManaged()) {
                    double left = part.getBoundsInParent().getMinX();
                    assertTrue(left >= taken - 1, part + " begins at " + left + " with " + typed);
                    taken = left + part.prefWidth(-1) * (part instanceof Labeled || part.isMouseTransparent() ? 1 : 0);
                }
            }
        }
    }

    @Test
    void aStrategyThatIsShortLeadsToPlansWithinTheMemory() {
        assertFalse(scene.lookup("#make-fit").isVisible());
        fx(() -> workspace.deviceMemoryBytesProperty().set(2L << 20));
        assertTrue(scene.lookup("#make-fit").isVisible());
        fx(() -> ((Hyperlink) scene.lookup("#make-fit")).fire());
        assertEquals(List.of(2L << 20), madeFit);
        Region bars = (Region) scene.lookup("#fit-bars");
        fx(() -> {
            Point2D verdict = bars.localToScene(bars.getWidth() - 60, 20);
            Event.fireEvent(
                    bars,
                    new MouseEvent(
                            MouseEvent.MOUSE_PRESSED,
                            verdict.getX(),
                            verdict.getY(),
                            0,
                            0,
                            MouseButton.PRIMARY,
                            1,
                            false,
                            false,
                            false,
                            false,
                            true,
                            false,
                            false,
                            true,
                            false,
                            true,
                            null));
        });
        assertEquals(List.of(2L << 20, 2L << 20), madeFit);
    }

    @Test
    void thePictureHasTheFocusAndItsArrowsTravelEverywhereElse() {
        press("Right");
        assertSelected("stem");
        press("Down");
        press("Right");
        assertSelected("block1/layer2");
        assertEquals("Layer 2", treeSelection());
        assertTrue(node("#network-picture").getAccessibleText().startsWith("Block 1, layer 2 is selected"));
        press("End");
        assertSelected("head");
        assertFalse(tree().getRoot().getChildren().get(1).isExpanded(), "the block folds when it is left");
        press("Home");
        assertSelected("stem");
        press("Esc");
        assertSelected("network");
        assertEquals("", treeSelection());
    }

    @Test
    void zoomKeysWorkWithAndWithoutControl() {
        fx(() -> workspace
                .document()
                .edit("layers", spec -> spec.withBlock(1, spec.blocks().get(1).withLayers(90))));
        List<Color> whole = picture();
        for (String key : List.of("Plus", "Equals", "Shortcut+Equals")) {
            press(key);
            assertNotEquals(whole, picture(), key);
            press("Shortcut+0");
            assertEquals(whole, picture(), key);
        }
    }

    @Test
    void theTreeIsTravelledByKeysAndSelects() {
        fx(tree()::requestFocus);
        press("Down");
        assertSelected("stem");
        press("Down");
        assertSelected("block1");
        press("Right");
        press("Down");
        assertSelected("block1/layer1");
        press("Down");
        press("Down");
        assertSelected("transition1");
        assertTrue(tree().getRoot().getChildren().get(1).isExpanded(), "unfolded by hand it stays so");
    }

    @Test
    void deleteInTheTreeRemovesTheBlockAndUndoBringsItBack() {
        select("block2");
        fx(tree()::requestFocus);
        press("Delete");
        assertEquals(2, workspace.spec().blocks().size());
        assertEquals(List.of("Stem", "Block 1", "Transition 1", "Block 2", "Head"), treeLines());
        assertEquals("Block 2", treeSelection());
        fx(workspace.document()::undo);
        assertEquals(7, treeLines().size());
    }

    @Test
    void theTreeFollowsEditsWithoutLosingTheSelection() {
        select("block2/layer2");
        fx(() -> workspace.document().edit("batch", spec -> spec.withBatch(1)));
        assertEquals("Layer 2", treeSelection());
        fx(() -> workspace
                .document()
                .edit("layers", spec -> spec.withBlock(1, spec.blocks().get(1).withLayers(1))));
        assertEquals("", treeSelection());
        assertSelected("block2/layer2");
        fx(workspace.document()::undo);
        assertEquals("Layer 2", treeSelection());
    }

    @Test
    void removingABlockWhileItsFieldIsTypedInFailsNowhere() {
        select("block3");
        fx(() -> {
            TextField field = (TextField) node("#field-growthRate");
            field.requestFocus();
            field.setText("0");
            field.setText("16");
        });
        assertEquals(16, workspace.spec().blocks().get(2).growthRate());
        run("Remove the block");
        assertEquals(2, workspace.spec().blocks().size());
        fx(workspace.document()::undo);
        fx(workspace.document()::undo);
        assertEquals(TestWorkspace.DESIGN, workspace.spec());
    }

    @Test
    void leavingAFieldOfABlockForAnotherBlockKeepsBoth() {
        select("block1");
        fx(() -> {
            node("#field-layers").requestFocus();
            ((TextField) node("#field-layers")).setText("5");
        });
        select("block2");
        assertEquals("3", ((TextField) node("#field-layers")).getText());
        assertEquals(5, workspace.spec().blocks().get(0).layers());
        select("block1");
        fx(() -> ((TextField) node("#field-layers")).setText("6"));
        fx(workspace.document()::undo);
        assertEquals(5, workspace.spec().blocks().get(0).layers());
    }

    @Test
    void aWrongValueIsMarkedAtItsFieldStaysOnEnterAndIsUndoneByLeavingIt() {
        fx(() -> {
            node("#field-batch").requestFocus();
            ((TextField) node("#field-batch")).setText("9");
            ((TextField) node("#field-batch")).setText("0");
        });
        assertTrue(node("#field-batch").getStyleClass().contains("invalid"));
        assertTrue(
                screen.status().get().startsWith("Predicted for device cpu, float32"),
                screen.status().get());
        assertTrue(screen.status().get().contains("batch 4 "), "all else shows what holds: " + screen.status());
        assertEquals(
                "Batch must be from 1 to 65,536. The design keeps 4.",
                node("#field-batch").getAccessibleHelp());
        Pictures.take(scene, "design-invalid");
        press("Enter");
        assertTrue(node("#field-batch").getStyleClass().contains("invalid"));
        assertEquals("0", ((TextField) node("#field-batch")).getText());
        fx(() -> node("#field-classes").requestFocus());
        assertFalse(node("#field-batch").getStyleClass().contains("invalid"));
        assertEquals("4", ((TextField) node("#field-batch")).getText());
    }

    @Test
    void arrowsOnASliderMoveToTheNextValueAsOneStepEach() {
        select("block1");
        fx(node("#slider-bottleneck")::requestFocus);
        press("Right");
        press("Right");
        assertEquals(6, workspace.spec().blocks().get(0).bottleneck());
        fx(workspace.document()::undo);
        assertEquals(5, workspace.spec().blocks().get(0).bottleneck());
        assertEquals(5 / 8.0, ((Slider) node("#slider-bottleneck")).getValue(), 1e-9);
    }

    @Test
    void theMemoryLineMovesByKeysAndIsTakenHoldOfWithoutMoving() {
        fx(() -> workspace.document().edit("batch", spec -> spec.withBatch(256)));
        fx(node("#fit-bars")::requestFocus);
        press("Right");
        assertTrue(memoryBytes() > TestWorkspace.MACHINE_BYTES, "a memory beyond the axis does not shrink");
        long beyond = memoryBytes();
        Node bars = node("#fit-bars");
        double handle = lineOf(bars);
        mouse(bars, MouseEvent.MOUSE_PRESSED, handle);
        mouse(bars, MouseEvent.MOUSE_RELEASED, handle);
        assertEquals(beyond, memoryBytes());
        mouse(bars, MouseEvent.MOUSE_PRESSED, handle);
        mouse(bars, MouseEvent.MOUSE_DRAGGED, handle - 300);
        mouse(bars, MouseEvent.MOUSE_RELEASED, handle - 300);
        long dragged = memoryBytes();
        assertTrue(dragged < beyond / 10);
        press("Left");
        assertTrue(memoryBytes() < dragged);
        assertFalse(((TextField) node("#field-memory")).getText().isEmpty());
    }

    /** Where the line of the memory is drawn, in the bars' pixels. */
    private static double lineOf(Node bars) {
        WritableImage drawn = Pictures.onFx(() -> bars.snapshot(null, null));
        int x = 0;
        while (!drawn.getPixelReader().getColor(x, 2).equals(Palette.LIGHT.color(Token.ACCENT))) {
            x++;
        }
        return x + 1;
    }

    @Test
    void inALowWindowTheBarsLeaveRoomForThePicture() {
        double high = node("#fit-bars").getLayoutBounds().getHeight();
        fx(() -> stage.setHeight(620));
        Frames.settle();
        double low = Pictures.onFx(() -> {
            scene.getRoot().layout();
            return node("#fit-bars").getLayoutBounds().getHeight();
        });
        assertTrue(low < high - 30, low + " of " + high);
    }

    @Test
    void theBarsSayWhetherEachStrategyFits() {
        fx(() -> workspace.deviceMemoryBytesProperty().set(1 << 20));
        assertTrue(node("#fit-bars").getAccessibleText().contains("naive needs"));
        assertTrue(node("#fit-bars").getAccessibleText().contains("short by"));
    }

    @Test
    void fieldsOfTheTrainingKeepTheirPlaceWhateverIsSelected() {
        double place = top("#field-batch");
        for (String path : List.of("block2", "block2/layer1", "transition1", "head", "network", "stem")) {
            select(path);
            assertEquals(place, top("#field-batch"), path);
        }
    }

    @Test
    void withoutABlockItsFieldsAreThoseOfAllBlocks() {
        select("network");
        TextField layers = (TextField) node("#field-layers");
        assertEquals("2, 3, 1", layers.getText());
        fx(() -> layers.setText("4, 5"));
        assertEquals(TestWorkspace.DESIGN, workspace.spec(), "one number per block, or one for all");
        fx(() -> layers.setText("4, 5, 6"));
        assertEquals(
                List.of(4, 5, 6),
                workspace.spec().blocks().stream().map(block -> block.layers()).toList());
        fx(workspace.document()::undo);
        assertEquals(TestWorkspace.DESIGN, workspace.spec());
    }

    @Test
    void aBlockOfThePaletteIsInsertedAfterTheSelectionByKey() {
        select("block1");
        fx(node("#block-6")::requestFocus);
        press("Space");
        assertEquals(
                List.of(2, 6, 3, 1),
                workspace.spec().blocks().stream().map(block -> block.layers()).toList());
        assertEquals(4, workspace.spec().blocks().get(1).growthRate(), "like the block before it");
        assertSelected("block2");
        fx(workspace.document()::undo);
        assertEquals(TestWorkspace.DESIGN, workspace.spec());
    }

    @Test
    void insertAndDeleteChangeBlocksInThePicture() {
        select("block2");
        fx(node("#network-picture")::requestFocus);
        press("Insert");
        assertEquals(4, workspace.spec().blocks().size());
        assertSelected("block3");
        press("Delete");
        assertEquals(TestWorkspace.DESIGN, workspace.spec());
    }

    @Test
    void controlClicksChooseSeveralStrategiesForTheNextRun() {
        assertFalse(node("#run-strategies").isVisible());
        fx(() -> node("#strategy-naive").requestFocus());
        press("Shortcut+Space");
        assertEquals(2, workspace.runPlans().size());
        assertTrue(node("#run-strategies").isVisible());
        assertEquals(Strategies.recommended(), workspace.plan(), "the shown strategy stays");
        press("Shortcut+Space");
        assertFalse(node("#run-strategies").isVisible());
    }

    @Test
    void theLastBlockStaysAndTheReasonIsTold() {
        fx(() -> workspace
                .document()
                .edit("one", spec -> spec.withBlocks(spec.blocks().subList(0, 1))));
        select("block1");
        run("Remove the block");
        assertEquals(1, workspace.spec().blocks().size());
        assertEquals(List.of("Number of blocks must be from 1 to 12."), notices.failed());
    }

    @Test
    void theNumbersOfThePictureAreCopiedAsATable() {
        run("Copy the numbers of the picture");
        String table = Pictures.onFx(() -> Clipboard.getSystemClipboard().getString());
        assertEquals(11, table.strip().lines().count(), "a heading and ten layers");
        assertTrue(table.contains("block2/layer3\t"));
    }

    /** Runs a command of the screen by its name. */
    @Test
    void aDesignThatLearnsNothingFromImagesSaysSoUntilItsBatchIsRaised() {
        assertFalse(node("#design-notice").isVisible());
        fx(() -> workspace
                .document()
                .edit("small", spec -> spec.withInput(InputSpec.square(4)).withBatch(1)));
        assertTrue(node("#design-notice").isVisible());
        assertEquals(
                "Batch norm sees a single value per channel from block3/layer1 on (batch 1, feature maps of 1x1), so"
                        + " nothing is learned from the images: raise the batch or the input size.",
                ((Labeled) node("#design-notice")).getText());
        fx(() -> workspace.document().edit("batch", spec -> spec.withBatch(2)));
        assertFalse(node("#design-notice").isVisible());
    }

    private void run(String name) {
        fx(() -> screen.commands().stream()
                .filter(command -> command.name().equals(name))
                .findFirst()
                .ifPresent(Command::run));
    }

    /** One line of pixels through the picture of the network. */
    private List<Color> picture() {
        WritableImage image = Pictures.onFx(() -> ((NetworkPicture) node("#network-picture")).picture(1));
        List<Color> colors = new ArrayList<>();
        for (int x = 0; x < image.getWidth(); x++) {
            colors.add(image.getPixelReader().getColor(x, (int) image.getHeight() - 50));
        }
        return colors;
    }

    private double top(String selector) {
        return Pictures.onFx(() -> {
            scene.getRoot().layout();
            return node(selector).localToScene(0, 0).getY();
        });
    }

    private void press(String keys) {
        fx(() -> Keys.press(scene, keys));
    }

    private void mouse(Node target, EventType<MouseEvent> type, double x) {
        boolean down = type != MouseEvent.MOUSE_RELEASED;
        fx(() -> Event.fireEvent(
                target,
                new MouseEvent(
                        type,
                        target.localToScene(x, 0).getX(),
                        target.localToScene(0, 40).getY(),
                        0,
                        0,
                        MouseButton.PRIMARY,
                        1,
                        false,
                        false,
                        false,
                        false,
                        down,
                        false,
                        false,
                        true,
                        false,
                        true,
                        null)));
    }

    private void select(String path) {
        fx(() -> workspace.selectedLayerProperty().set(LayerPath.parse(path)));
    }

    private void assertSelected(String path) {
        assertEquals(path, workspace.selectedLayer().text());
    }

    private long memoryBytes() {
        return workspace.deviceMemoryBytesProperty().get();
    }

    private Node node(String selector) {
        return scene.getRoot().lookup(selector);
    }

    @SuppressWarnings("unchecked")
    private TreeView<StructureNode> tree() {
        return (TreeView<StructureNode>) node("#structure");
    }

    private String treeSelection() {
        TreeItem<StructureNode> item = tree().getSelectionModel().getSelectedItem();
        return item == null ? "" : item.getValue().label();
    }

    private List<String> treeLines() {
        return tree().getRoot().getChildren().stream()
                .map(item -> item.getValue().label())
                .toList();
    }

    private static void fx(Runnable work) {
        Pictures.onFx(() -> {
            work.run();
            return work;
        });
        Frames.settle();
    }
}
