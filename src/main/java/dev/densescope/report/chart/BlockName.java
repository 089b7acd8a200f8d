package dev.densescope.report.chart;

import dev.densescope.chart.axis.PlotArea;
import dev.densescope.chart.bars.BarSlots;
import dev.densescope.report.drawing.Drawing;
import dev.densescope.report.drawing.Shape.Anchor;
import dev.densescope.report.drawing.TextStyle;
import dev.densescope.spec.LayerPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;

/** Names of stem, blocks, transitions and head below charts. */
final class BlockName {
    /** Between names; a name may be wider than its bars by as much. */
    private static final double GAP = 12;

    private static final double BASELINE = 16;

    private BlockName() {}

    /** The space of a name. */
    private record Span(double left, double right) {
        boolean isClearOf(Span other) {
            return right + GAP <= other.left || other.right + GAP <= left;
        }
    }

    /** Such as {@code Block 1}; empty for stem, transitions and head. */
    static String of(LayerPath part) {
        return part.isInBlock() ? "Block " + part.block() : "";
    }

    /**
     * Draws the names of all groups that have room: first those of blocks, then {@code Stem}, {@code T1} and {@code Head}
     * between them.
     *
     * @param name of a block, from its group and the room for it
     */
    static void draw(
            Drawing drawing, PlotArea frame, BarSlots bars, BiFunction<BarSlots.Group, Double, Optional<String>> name) {
        List<Span> taken = new ArrayList<>();
        for (BarSlots.Group group : bars.groups()) {
            if (group.isBlock()) {
                name.apply(group, group.toX() - group.fromX() + GAP)
                        .ifPresent(text -> draw(drawing, frame, group, text, taken));
            }
        }
        for (BarSlots.Group group : bars.groups()) {
            if (!group.isBlock()) {
                draw(drawing, frame, group, shortName(group.part()), taken);
            }
        }
    }

    private static void draw(Drawing drawing, PlotArea frame, BarSlots.Group group, String text, List<Span> taken) {
        double centre = frame.left() + (group.fromX() + group.toX()) / 2;
        double half = Drawing.textWidth(text) / 2;
        Span span = new Span(centre - half, centre + half);
        if (taken.stream().allMatch(span::isClearOf)) {
            taken.add(span);
            drawing.label(TextStyle.BLOCK, centre, frame.bottom() + BASELINE, Anchor.MIDDLE, text);
        }
    }

    private static String shortName(LayerPath part) {
        String name = part.text();
        return part.kind() == LayerPath.Kind.TRANSITION
                ? "T" + part.block()
                : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
