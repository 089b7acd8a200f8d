package dev.densescope.ui;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Toggle;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/** Goes through what is shown of a scene by the Tab key: what is reached, whether that is seen, and what is said of it. */
public final class FocusWalk {
    private static final int MAX_CONTROLS = 300;
    private static final double RING = 4;
    /** Fewer changed pixels are not seen. */
    private static final int MIN_CHANGED_PIXELS = 12;

    private final Scene scene;
    private final Parent within;
    private final Set<Node> reached = new LinkedHashSet<>();
    private final List<String> unseen = new ArrayList<>();

    private FocusWalk(Scene scene, Parent within) {
        this.scene = scene;
        this.within = within;
    }

    /**
     * One line for each control that cannot be reached, whose focus is not seen, or that has no name. Not on the FX
     * thread.
     */
    public static List<String> problems(Scene scene) {
        return problems(scene, scene.getRoot());
    }

    /** The same of the controls below a node that keeps the focus, such as a question. Not on the FX thread. */
    public static List<String> problems(Scene scene, Parent within) {
        FocusWalk walk = new FocusWalk(scene, within);
        List<Node> before = Pictures.onFx(() -> controls(within).toList());
        walk.goRound();
        List<Node> shown = Pictures.onFx(
                () -> controls(within).filter(before::contains).toList()); // others came and went with some work
        List<String> problems = new ArrayList<>(walk.unseen);
        for (Node each : shown) {
            if (!walk.isReached(each)) {
                problems.add("not reached by Tab: " + name(each));
            }
        }
        problems.addAll(nameless(within));
        return problems;
    }

    /** One line for each control below a node that has neither a text nor an accessible text. Not on the FX thread. */
    public static List<String> nameless(Node root) {
        return Pictures.onFx(() -> {
            List<Node> all = below(root).toList();
            return controls(root)
                    .filter(each -> !isNamed(each, all))
                    .map(each -> "has no name: " + name(each))
                    .toList();
        });
    }

    /** Of the choices of a group, Tab reaches one, and the arrow keys reach the others. */
    private boolean isReached(Node node) {
        return reached.contains(node)
                || (node instanceof Toggle toggle
                        && toggle.getToggleGroup() != null
                        && toggle.getToggleGroup().getToggles().stream().anyMatch(reached::contains));
    }

    private void goRound() {
        Pictures.onFx(() -> {
            controls(within).findFirst().ifPresent(Node::requestFocus);
            return scene;
        });
        for (int i = 0; i < MAX_CONTROLS; i++) {
            Pictures.onFx(() -> {
                Keys.press(scene, "Tab");
                return scene;
            });
            Frames.settle();
            Node owner = Pictures.onFx(scene::getFocusOwner);
            if (owner == null
                    || (reached.size() > 1 && owner == reached.iterator().next())) {
                return;
            }
            // Tab leaves a range slider of ControlsFX for the pane behind it, which shows nothing until the next Tab.
            if (reached.add(owner) && owner.isFocusTraversable()) {
                lookAt(owner);
            }
        }
    }

    private void lookAt(Node owner) {
        boolean isSeen = Pictures.onFx(() -> {
            WritableImage with = around(owner);
            scene.getRoot().requestFocus();
            WritableImage without = around(owner);
            owner.requestFocus();
            return isChanged(with, without);
        });
        if (!isSeen) {
            unseen.add("its focus is not seen: " + name(owner));
        }
    }

    private WritableImage around(Node node) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        Bounds bounds = node.localToScene(node.getLayoutBounds());
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setFill(Color.WHITE);
        parameters.setViewport(new Rectangle2D(
                bounds.getMinX() - RING,
                bounds.getMinY() - RING,
                Math.max(1, bounds.getWidth() + 2 * RING),
                Math.max(1, bounds.getHeight() + 2 * RING)));
        return scene.getRoot().snapshot(parameters, null);
    }

    private static boolean isChanged(WritableImage one, WritableImage other) {
        int changed = 0;
        for (int y = 0; y < Math.min(one.getHeight(), other.getHeight()); y++) {
            for (int x = 0; x < Math.min(one.getWidth(), other.getWidth()); x++) {
                if (one.getPixelReader().getArgb(x, y) != other.getPixelReader().getArgb(x, y)
                        && ++changed == MIN_CHANGED_PIXELS) {
                    return true;
                }
            }
        }
        return false;
    }

    /** What takes the focus, is enabled and shown. */
    private static Stream<Node> controls(Node root) {
        return below(root)
                .filter(Node::isFocusTraversable)
                .filter(each -> !each.isDisabled())
                .filter(each -> each.getLayoutBounds().getWidth() > 0)
                .filter(each -> !isPart(each))
                .filter(FocusWalk::isShown);
    }

    /** Whether it is a part of another control, such as an end of a range. */
    private static boolean isPart(Node node) {
        return Stream.<Node>iterate(node.getParent(), Objects::nonNull, Node::getParent)
                .anyMatch(Node::isFocusTraversable);
    }

    private static Stream<Node> below(Node node) {
        Stream<Node> parts = node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream().flatMap(FocusWalk::below)
                : Stream.empty();
        return Stream.concat(Stream.of(node), parts);
    }

    private static boolean isShown(Node node) {
        return Stream.<Node>iterate(node, Objects::nonNull, Node::getParent).allMatch(Node::isVisible);
    }

    private static boolean isNamed(Node node, List<Node> all) {
        String text = node instanceof Labeled labeled ? labeled.getText() : "";
        boolean hasLabel = all.stream().anyMatch(each -> each instanceof Label label && label.getLabelFor() == node);
        return hasLabel || !isBlank(text) || !isBlank(node.getAccessibleText());
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }

    private static String name(Node node) {
        String text = node instanceof Labeled labeled
                ? labeled.getText()
                : node instanceof TextInputControl input ? input.getText() : "";
        return node.getClass().getSimpleName()
                + (node.getId() == null ? "" : "#" + node.getId())
                + node.getStyleClass()
                + (isBlank(text) ? "" : " '" + text + "'")
                + (isBlank(node.getAccessibleText()) ? "" : " (" + node.getAccessibleText() + ")");
    }
}
