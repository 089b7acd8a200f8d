package dev.densescope.ui.chart.timeline;

import dev.densescope.memory.Category;
import dev.densescope.memory.Phase;
import dev.densescope.ui.theme.Palette;
import dev.densescope.ui.theme.Token;
import javafx.scene.paint.Color;

/** The colours of the memory timeline in a palette, also as {@link Pixels}. Immutable. */
final class TimelineInk {
    private static final double SHADE_OPACITY = 0.22;

    private final int[] categories = new int[Category.STACK.size()];
    private final int[] phases = new int[Phase.values().length];
    private final int accent;
    private final int soft;
    private final int shade;
    private final int text;
    private final int muted;
    private final int recompute;

    TimelineInk(Palette palette) {
        for (int i = 0; i < categories.length; i++) {
            categories[i] = Pixels.of(palette.color(Category.STACK.get(i)));
        }
        for (Phase phase : Phase.values()) {
            phases[phase.ordinal()] = Pixels.of(phase(palette, phase));
        }
        accent = Pixels.of(palette.color(Token.ACCENT));
        soft = Pixels.of(palette.color(Token.ACCENT), selection(palette));
        shade = Pixels.of(palette.color(Token.TEXT), SHADE_OPACITY);
        text = Pixels.of(palette.color(Token.TEXT));
        muted = Pixels.of(palette.color(Token.MUTED));
        recompute = Pixels.of(palette.color(Token.RECOMPUTE));
    }

    /** The colour of a phase in the lane; recomputation is part of backward. */
    static Color phase(Palette palette, Phase phase) {
        Color strong = palette.color(Token.MUTED);
        Color weak = palette.color(Token.WORKSPACE);
        return switch (phase) {
            case FORWARD -> strong;
            case BACKWARD, RECOMPUTE -> weak;
            case UPDATE -> strong.interpolate(weak, 0.5);
        };
    }

    /** Opacity of the accent above the operations of the selected layer. */
    static double selection(Palette palette) {
        return palette.isDark() ? 0.30 : 0.22;
    }

    /** The range of the predicted bytes in a column. */
    static Color shade(Palette palette) {
        return palette.color(Token.TEXT).deriveColor(0, 1, 1, SHADE_OPACITY);
    }

    /** @param index in {@link Category#STACK} */
    int category(int index) {
        return categories[index];
    }

    /** @param ordinal of the phase */
    int phase(int ordinal) {
        return phases[ordinal];
    }

    int accent() {
        return accent;
    }

    int soft() {
        return soft;
    }

    int shade() {
        return shade;
    }

    int text() {
        return text;
    }

    int muted() {
        return muted;
    }

    int recompute() {
        return recompute;
    }
}
