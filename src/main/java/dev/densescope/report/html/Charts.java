package dev.densescope.report.html;

import dev.densescope.memory.Category;
import dev.densescope.memory.Phase;
import dev.densescope.report.chart.ChartWidth;
import dev.densescope.report.svg.CategoryStyle;
import dev.densescope.report.svg.Markup;
import java.util.Set;
import java.util.function.Function;

/** Charts on the page, drawn for each width, of which the style sheet shows the one that fits; and legends. */
final class Charts {
    private Charts() {}

    static void write(Markup page, Function<ChartWidth, Markup> draw) {
        for (ChartWidth width : ChartWidth.values()) {
            page.open("div", "class", "chart " + width.id())
                    .append(draw.apply(width))
                    .close()
                    .line();
        }
    }

    static void openLegend(Markup page) {
        page.open("ul", "class", "legend");
    }

    static void categoryKeys(Markup page, Set<Category> shown) {
        for (Category category : Category.STACK) {
            if (shown.contains(category)) {
                key(page, CategoryStyle.fillClass(category), category.label());
            }
        }
    }

    static void phaseKeys(Markup page) {
        for (Phase phase : Phase.values()) {
            key(page, "phase-" + phase.id(), phase.id());
        }
    }

    /** A filled square. */
    static void key(Markup page, String styleClass, String label) {
        page.open("li").open("svg", "viewBox", "0 0 10 10", "aria-hidden", "true");
        page.empty("rect", "class", styleClass, "width", "10", "height", "10", "rx", "2");
        page.close().text(label).close();
    }

    /** A stroke. */
    static void lineKey(Markup page, String styleClass, String label) {
        page.open("li").open("svg", "class", "long", "viewBox", "0 0 18 10", "aria-hidden", "true");
        page.empty("path", "class", styleClass, "d", "M0 5H18");
        page.close().text(label).close();
    }
}
