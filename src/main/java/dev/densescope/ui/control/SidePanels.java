package dev.densescope.ui.control;

import dev.densescope.ui.model.KeptState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/**
 * A main part between side panels whose sizes the user chooses: by mouse, or by arrow keys on the divider. Side panels keep
 * their sizes while the window is resized, and between starts. A double click or Enter on a divider restores the default.
 * Add the parts in order, from left to right or from top to bottom; minimum sizes are those of the panels. FX thread only.
 */
public final class SidePanels extends SplitPane {
    private static final double KEY_STEP = 16;
    private static final double DIVIDER = 4;
    /** Sizes that were chosen in a larger window, as on a screen that is gone, leave the main part this share. */
    private static final double LEAST_MAIN_SHARE = 0.25;

    private final KeptState kept;
    private final String key;
    private final List<Side> sides = new ArrayList<>();
    private int mainIndex = -1;
    private double arrangedLength;
    private boolean steered;

    /**
     * A panel.
     *
     * @param name for screen readers, such as {@code Width of the structure}
     * @param index among the parts
     */
    private record Side(String key, String name, Region panel, double size, int index) {}

    /**
     * @param orientation horizontal for panels side by side
     * @param name of the screen, in keys, such as {@code design}
     */
    public SidePanels(Orientation orientation, KeptState kept, String name) {
        this.kept = kept;
        key = KeptState.LAYOUT + name + ".";
        setOrientation(orientation);
        getStyleClass().add("side-panels");
        kept.onLayoutReset(this::arrangeAgain);
    }

    /** Adds the part that takes the remaining space. */
    public SidePanels main(Region part) {
        mainIndex = getItems().size();
        getItems().add(part);
        return this;
    }

    /**
     * Adds a panel.
     *
     * @param name in keys, such as {@code structure}
     * @param accessibleName of its divider for screen readers, such as {@code Width of the structure}
     * @param size the default width or height; the panel's own preferred size has no effect
     */
    public SidePanels side(String name, String accessibleName, Region panel, double size) {
        sides.add(new Side(key + name, accessibleName, panel, size, getItems().size()));
        setResizableWithParent(panel, false);
        getItems().add(panel);
        return this;
    }

    @Override
    protected void layoutChildren() {
        if (arrangedLength != length() && length() > 0) {
            if (arrangedLength > 0) {
                super.layoutChildren(); // which spreads the difference, whatever the positions of dividers are
            }
            arrangedLength = length(); // panels keep their sizes, and give way only where the main part needs it
            arrange();
        }
        super.layoutChildren();
        if (!steered) {
            steered = true;
            sides.forEach(side -> steer(divider(side), side));
        }
    }

    private void arrangeAgain() {
        arrangedLength = 0;
        requestLayout();
    }

    /** Sets all dividers by the chosen sizes, which stay chosen if there is no room for them now. */
    private void arrange() {
        double wanted = sides.stream().mapToDouble(this::size).sum();
        double share = Math.min(1, Math.max(0, roomForSides()) / wanted);
        place(share);
        place(share); // each divider is stopped by where the others were
    }

    private void place(double share) {
        double before = 0;
        double after = 0;
        for (Side side : sides) {
            if (side.index() < mainIndex) {
                before += share * size(side);
                setDividerPosition(side.index(), (before + DIVIDER / 2) / length());
                before += DIVIDER;
            }
        }
        for (int i = sides.size() - 1; i >= 0; i--) {
            Side side = sides.get(i);
            if (side.index() > mainIndex) {
                after += share * size(side);
                setDividerPosition(side.index() - 1, (length() - after - DIVIDER / 2) / length());
                after += DIVIDER;
            }
        }
    }

    /** The main part keeps its least size, which a {@link SplitPane} observes only while it becomes smaller. */
    private double roomForSides() {
        Node main = getItems().get(mainIndex);
        double least = isAcross() ? main.minWidth(-1) : main.minHeight(-1);
        return Math.min(length() * (1 - LEAST_MAIN_SHARE), length() - least - DIVIDER * sides.size());
    }

    private double size(Side side) {
        return kept.get(side.key()).flatMap(SidePanels::parsed).orElse(side.size());
    }

    private static Optional<Double> parsed(String text) {
        try {
            double size = Double.parseDouble(text);
            return size > 0 && Double.isFinite(size) ? Optional.of(size) : Optional.empty();
        } catch (NumberFormatException notASize) {
            return Optional.empty();
        }
    }

    private Node divider(Side side) {
        List<Node> dividers = getChildrenUnmodifiable().stream()
                .filter(child -> child.getStyleClass().contains("split-pane-divider"))
                .toList();
        return dividers.get(side.index() < mainIndex ? side.index() : side.index() - 1);
    }

    private void steer(Node divider, Side side) {
        divider.getStyleClass().add(side.index() < mainIndex ? "after-side" : "before-side");
        divider.setFocusTraversable(true);
        divider.setAccessibleRole(AccessibleRole.THUMB);
        divider.setAccessibleText(side.name());
        divider.addEventHandler(MouseEvent.MOUSE_RELEASED, released -> keepSizes());
        divider.addEventHandler(MouseEvent.MOUSE_CLICKED, clicked -> {
            if (clicked.getClickCount() == 2) {
                restore(side);
            }
        });
        divider.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                restore(side);
                event.consume();
            } else if (step(event.getCode()) != 0) {
                move(side, step(event.getCode()));
                event.consume();
            }
        });
    }

    /** How far a key moves a divider, to the right or down. */
    private double step(KeyCode code) {
        return switch (code) {
            case LEFT -> isAcross() ? -KEY_STEP : 0;
            case RIGHT -> isAcross() ? KEY_STEP : 0;
            case UP -> isAcross() ? 0 : -KEY_STEP;
            case DOWN -> isAcross() ? 0 : KEY_STEP;
            default -> 0;
        };
    }

    private void move(Side side, double by) {
        int index = side.index() < mainIndex ? side.index() : side.index() - 1;
        setDividerPosition(index, getDividerPositions()[index] + by / length());
        layout();
        keepSizes();
    }

    private void restore(Side side) {
        kept.remove(side.key());
        arrangeAgain();
    }

    private void keepSizes() {
        sides.forEach(side -> kept.set(side.key(), Double.toString(Math.rint(sizeNow(side.panel())))));
    }

    private double sizeNow(Region panel) {
        return isAcross() ? panel.getWidth() : panel.getHeight();
    }

    private double length() {
        return isAcross() ? getWidth() : getHeight();
    }

    private boolean isAcross() {
        return getOrientation() == Orientation.HORIZONTAL;
    }
}
