package dev.densescope.ui.plan.curve;

import dev.densescope.chart.curve.Box;
import dev.densescope.chart.curve.CurveGeometry;
import dev.densescope.chart.curve.NamedLines;
import dev.densescope.framework.Framework;
import dev.densescope.framework.FrameworkNeed;
import dev.densescope.ui.Messages;
import dev.densescope.ui.chart.ChartPen;
import dev.densescope.ui.theme.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.text.TextAlignment;

/**
 * Dashed lines at the modelled bytes of other frameworks, each with its name at the top.
 *
 * @param named one line for each framework
 */
record FrameworkLines(NamedLines named) {
    /** @param solid positions of lines that are drawn over names */
    static FrameworkLines of(CurveGeometry geometry, Map<Framework, FrameworkNeed> needs, List<Double> solid) {
        List<NamedLines.Named> lines = new ArrayList<>();
        needs.forEach((framework, need) -> {
            String name = name(framework);
            double x = geometry.x(need.reservedBytes());
            lines.add(new NamedLines.Named(x, name, Math.ceil(ChartPen.width(name))));
        });
        return new FrameworkLines(NamedLines.of(geometry.plot(), lines, solid));
    }

    /** The name of a line, such as {@code PyTorch (model)}. */
    static String name(Framework framework) {
        return Messages.text("plan.framework", framework.label());
    }

    /** @param budget where the budget line is; the area to its left has the colour of what fits */
    void paint(ChartPen pen, double budget) {
        for (NamedLines.Line line : named.lines()) {
            pen.stroke(pen.color(Token.MUTED), 1);
            pen.graphics().setLineDashes(2, 3);
            double x = ChartPen.crisp(line.x());
            double top = Math.min(named.plot().top(), line.label().top() + 1);
            pen.graphics().strokeLine(x, top, x, named.plot().bottom());
            pen.graphics().setLineDashes();
        }
        for (NamedLines.Line line : named.lines()) {
            double middle = line.label().top() + NamedLines.HEIGHT / 2;
            boolean fits = middle > named.plot().top() && line.label().left() < budget;
            Token plate = fits ? Token.ACCENT_SOFT : Token.BACKGROUND;
            pen.textOnPlate(
                    line.name(),
                    Token.MUTED,
                    plate,
                    TextAlignment.LEFT,
                    line.label().left(),
                    middle);
        }
    }

    /** The boxes of the lines. */
    List<Box> boxes() {
        return named.boxes();
    }

    /** The boxes of the names. */
    List<Box> labels() {
        return named.labels();
    }
}
