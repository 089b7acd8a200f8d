package dev.densescope.chart.curve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/** Finds places for labels of points so that none covers another, a point or a line. */
public final class LabelPlaces {
    private static final double HEIGHT = 14;
    private static final double GAP = 7;
    private static final double SPACE = 5;
    /** A label so near to a point seems to be its. */
    private static final double BESIDE = 4 * GAP;

    /**
     * A point with a label.
     *
     * @param width of its label
     */
    public record Mark(double x, double y, double width) {}

    /** A line from a point to its label. */
    public record Leader(double fromX, double fromY, double toX, double toY) {}

    private LabelPlaces() {}

    /** The line that a label needs so that it does not seem to be of another point; empty if it touches its point. */
    public static Optional<Leader> leader(Mark mark, Box label) {
        double x = Math.max(label.left(), Math.min(mark.x(), label.left() + label.width()));
        double y = Math.max(label.top(), Math.min(mark.y(), label.top() + label.height()));
        return Math.hypot(x - mark.x(), y - mark.y()) <= GAP
                ? Optional.empty()
                : Optional.of(new Leader(mark.x(), mark.y(), x, y));
    }

    /**
     * For each mark the box of its label: the first place beside, below or above it that is free and not beside another
     * mark, or else the first that covers nothing but what may be covered; empty if there is none.
     *
     * @param bounds that labels stay in
     * @param taken what labels must not cover beside each other
     * @param avoided what labels cover only where there is no other place
     */
    public static List<Optional<Box>> of(List<Mark> marks, Box bounds, List<Box> taken, List<Box> avoided) {
        IdentityHashMap<Mark, Box> placed = inOrder(marks, marks, bounds, taken, avoided);
        if (placed.size() < marks.size()) {
            List<Mark> unplacedFirst = marks.stream()
                    .sorted(Comparator.comparing(placed::containsKey))
                    .toList();
            IdentityHashMap<Mark, Box> other = inOrder(unplacedFirst, marks, bounds, taken, avoided);
            placed = other.size() > placed.size() ? other : placed;
        }
        return marks.stream().map(placed::get).map(Optional::ofNullable).toList();
    }

    /** @param order in which marks get a place */
    private static IdentityHashMap<Mark, Box> inOrder(
            List<Mark> order, List<Mark> marks, Box bounds, List<Box> taken, List<Box> avoided) {
        List<Box> occupied = new ArrayList<>(taken);
        marks.forEach(mark -> occupied.add(Box.around(mark.x(), mark.y(), GAP)));
        IdentityHashMap<Mark, Box> placed = new IdentityHashMap<>();
        for (Mark mark : order) {
            List<Box> free = places(mark).stream()
                    .filter(bounds::contains)
                    .filter(box -> occupied.stream().noneMatch(box::overlaps))
                    .toList();
            List<Box> unmistakable = free.stream()
                    .filter(box -> marks.stream()
                            .filter(other -> !other.equals(mark))
                            .noneMatch(other ->
                                    Box.around(other.x(), other.y(), BESIDE).overlaps(box)))
                    .toList();
            clearOf(avoided, unmistakable)
                    .or(() -> clearOf(avoided, free))
                    .or(() -> unmistakable.stream().findFirst())
                    .or(() -> free.stream().findFirst())
                    .ifPresent(box -> {
                        placed.put(mark, box);
                        occupied.add(withSpace(box));
                    });
        }
        return placed;
    }

    /** So that labels in a row do not read as one. */
    private static Box withSpace(Box label) {
        return new Box(label.left() - SPACE, label.top(), label.width() + 2 * SPACE, label.height());
    }

    private static Optional<Box> clearOf(List<Box> avoided, List<Box> places) {
        return places.stream()
                .filter(box -> avoided.stream().noneMatch(box::overlaps))
                .findFirst();
    }

    private static List<Box> places(Mark mark) {
        double right = mark.x() + GAP;
        double left = mark.x() - GAP - mark.width();
        double middle = mark.x() - mark.width() / 2;
        double level = mark.y() - HEIGHT / 2;
        double below = mark.y() + GAP - 1;
        double above = mark.y() - GAP + 1 - HEIGHT;
        List<Box> places = new ArrayList<>();
        for (double[] corner : new double[][] {
            {right, level},
            {left, level},
            {middle, below},
            {middle, above},
            {mark.x() - mark.width() / 4, above},
            {mark.x() - mark.width() / 4, below},
            {mark.x() - mark.width() * 3 / 4, above},
            {mark.x() - mark.width() * 3 / 4, below},
            {right, above},
            {right, below},
            {left, above},
            {left, below},
            {right, above - HEIGHT},
            {right, below + HEIGHT},
            {left, above - HEIGHT},
            {left, below + HEIGHT},
            {middle, above - HEIGHT},
            {middle, below + HEIGHT}
        }) {
            places.add(new Box(corner[0], corner[1], mark.width(), HEIGHT));
        }
        return places;
    }
}
