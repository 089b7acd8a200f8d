package dev.densescope.ui.shell.placement;

import java.util.List;
import java.util.Optional;

/** Position and size of a window, in screen coordinates. */
public record WindowBox(double x, double y, double width, double height, boolean maximized) {
    /**
     * Minimum width of the widest screen, without the frame of the window manager, so that it fits a display of 1024
     * pixels.
     */
    public static final double MIN_WIDTH = 1022;

    public static final double MIN_HEIGHT = 620;

    /** Frames are thinner; more is a size or a place that has not been told yet. */
    static final double THICKEST_FRAME = 80;

    public static Optional<WindowBox> parse(String text) {
        String[] parts = text.split(" ", -1);
        if (parts.length != 5) {
            return Optional.empty();
        }
        try {
            WindowBox box = new WindowBox(
                    Double.parseDouble(parts[0]),
                    Double.parseDouble(parts[1]),
                    Double.parseDouble(parts[2]),
                    Double.parseDouble(parts[3]),
                    Boolean.parseBoolean(parts[4]));
            return box.isFinite() ? Optional.of(box) : Optional.empty();
        } catch (NumberFormatException notABox) {
            return Optional.empty();
        }
    }

    public String text() {
        return x + " " + y + " " + width + " " + height + " " + maximized;
    }

    /**
     * The box moved and shrunk, if necessary, to be within one screen: the one it covers most, or the first if it
     * covers none.
     *
     * @param screens visible parts of all screens, at least one
     */
    WindowBox within(List<WindowBox> screens) {
        WindowBox screen = screens.get(0);
        for (WindowBox other : screens) {
            if (other.coveredBy(this) > screen.coveredBy(this)) {
                screen = other;
            }
        }
        double w = Math.min(Math.max(width, MIN_WIDTH), screen.width);
        double h = Math.min(Math.max(height, MIN_HEIGHT), screen.height);
        double left = Math.max(screen.x, Math.min(x, screen.x + screen.width - w));
        double top = Math.max(screen.y, Math.min(y, screen.y + screen.height - h));
        return new WindowBox(left, top, w, h, maximized);
    }

    /** The same position and size, not maximized. */
    WindowBox normal() {
        return maximized(false);
    }

    /** The same position and size, maximized or not. */
    WindowBox maximized(boolean now) {
        return new WindowBox(x, y, width, height, now);
    }

    /** Whether a window that was placed here is smaller or elsewhere. */
    boolean isMisplacedAs(WindowBox there) {
        boolean elsewhere = Math.abs(there.x - x) >= 1 || Math.abs(there.y - y) >= 1;
        return there.width < width || there.height < height || elsewhere;
    }

    /** Area of this screen that a window covers. */
    private double coveredBy(WindowBox window) {
        double across = Math.min(x + width, window.x + window.width) - Math.max(x, window.x);
        double down = Math.min(y + height, window.y + window.height) - Math.max(y, window.y);
        return Math.max(0, across) * Math.max(0, down);
    }

    private boolean isFinite() {
        return Double.isFinite(x + y + width + height) && width > 0 && height > 0;
    }
}
