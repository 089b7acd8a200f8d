package dev.densescope.chart.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * Consecutive operations, or other elements of a list.
 *
 * @param from first one
 * @param to last one, exclusive
 */
public record Span(int from, int to) {
    /**
     * Divides a list into spans.
     *
     * @param together whether an element belongs to the span that begins with the first argument
     */
    static <T> List<Span> of(List<T> elements, BiPredicate<T, T> together) {
        List<Span> spans = new ArrayList<>();
        int from = 0;
        for (int next = 1; next <= elements.size(); next++) {
            if (next == elements.size() || !together.test(elements.get(from), elements.get(next))) {
                spans.add(new Span(from, next));
                from = next;
            }
        }
        return spans;
    }
}
