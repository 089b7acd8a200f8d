package dev.densescope.chart.bars;

import dev.densescope.spec.LayerPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Horizontal layout of a bar chart by layer: groups for blocks, stem, transitions and head, with gaps between them.
 * Immutable.
 *
 * @param bars in forward order
 * @param groups the groups, in forward order
 */
public record BarSlots(List<Slot> bars, List<Group> groups) {
    /**
     * The slot of one layer.
     *
     * @param x left edge of the bar
     * @param width width of the bar, without the gap
     */
    public record Slot(LayerPath layer, double x, double width) {
        /** Middle of the bar. */
        public double centre() {
            return x + width / 2;
        }
    }

    /**
     * A group of layers.
     *
     * @param part the stem, a block, a transition or the head
     * @param layers number of layers
     * @param fromX left edge of its first bar
     * @param toX right edge of its last bar
     */
    public record Group(LayerPath part, int layers, double fromX, double toX) {
        /** Such as {@code block1}. */
        public String name() {
            return part.text();
        }

        /** Whether its layers are those of a block. */
        public boolean isBlock() {
            return part.isInBlock();
        }
    }

    public BarSlots {
        bars = List.copyOf(bars);
        groups = List.copyOf(groups);
    }

    /** Divides a width among layers. */
    public static BarSlots across(List<LayerPath> layers, double width, BarSpacing spacing) {
        List<List<LayerPath>> grouped = grouped(layers);
        double units = layers.size() + spacing.groupGapInBars() * Math.max(0, grouped.size() - 1);
        double pitch = units == 0 ? 0 : Math.min(spacing.widestPitch(), width / units);
        double gap = spacing.gap(pitch);
        double x = (width - units * pitch) / 2;
        List<Slot> bars = new ArrayList<>();
        List<Group> groups = new ArrayList<>();
        for (List<LayerPath> group : grouped) {
            double fromX = x;
            for (LayerPath layer : group) {
                bars.add(new Slot(layer, x, pitch - gap));
                x += pitch;
            }
            groups.add(new Group(part(group.get(0)), group.size(), fromX, x - gap));
            x += spacing.groupGapInBars() * pitch;
        }
        return new BarSlots(bars, groups);
    }

    /** The bar at a horizontal position; a gap belongs to the bar before it. */
    public Optional<Slot> at(double x) {
        for (int i = 0; i < bars.size(); i++) {
            Slot slot = bars.get(i);
            double end =
                    i + 1 < bars.size() ? Math.min(bars.get(i + 1).x(), slot.x + slot.width + 3) : slot.x + slot.width;
            if (x >= slot.x && x < end) {
                return Optional.of(slot);
            }
        }
        return Optional.empty();
    }

    /** The bar of a layer. */
    public Optional<Slot> of(LayerPath layer) {
        return bars.stream().filter(slot -> slot.layer.equals(layer)).findFirst();
    }

    /**
     * The group with this name.
     *
     * @throws java.util.NoSuchElementException if there is none
     */
    public Group group(String name) {
        return groups.stream()
                .filter(group -> group.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<List<LayerPath>> grouped(List<LayerPath> layers) {
        List<List<LayerPath>> groups = new ArrayList<>();
        for (LayerPath layer : layers) {
            int last = groups.size() - 1;
            if (last >= 0 && part(groups.get(last).get(0)).equals(part(layer))) {
                groups.get(last).add(layer);
            } else {
                groups.add(new ArrayList<>(List.of(layer)));
            }
        }
        return groups;
    }

    private static LayerPath part(LayerPath layer) {
        return layer.isInBlock() ? LayerPath.block(layer.block()) : layer;
    }
}
