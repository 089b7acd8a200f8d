package dev.densescope.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.quantity.QuantityText;
import dev.densescope.report.drawing.ChartWidth;
import dev.densescope.report.svg.SvgPicture;
import dev.densescope.session.measure.StepSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The figure of training: of which steps it is, and of which values. */
class StepChartTest {
    private static final Pattern LINE = Pattern.compile("class=\"line series-0\" d=\"([^\"]*)\"");
    private static final Pattern MOVE = Pattern.compile("([MLHV])(-?[0-9.]+)(?: (-?[0-9.]+))?");

    @Test
    void aResumedRunFillsTheChart() {
        String svg = draw(4_825, 400, step -> 2 + Math.sin(step / 30.0));
        List<double[]> points = points(svg);
        assertTrue(points.get(points.size() - 1)[0] - points.get(0)[0] > 400, "from one side to the other");
        assertTrue(svg.contains(">step 4,825<"), "its first step");
        assertTrue(svg.contains(">5,000<") && !svg.contains(">1,000<"), "round numbers of its own steps");
    }

    @Test
    void oneSpikeDoesNotFlattenTheRestAndIsLabelled() {
        String svg = draw(1, 2_000, step -> step < 3 ? 900 : 2.3 - step / 1_000.0);
        List<double[]> points = points(svg);
        double fall = points.get(points.size() - 1)[1] - points.get(10)[1];
        assertTrue(fall > 80, "the rest falls over " + fall + " pixels");
        assertTrue(svg.contains("up to 900"), svg);
        assertTrue(points.stream().allMatch(point -> point[1] >= 0), "nothing is drawn outside");
    }

    @Test
    void aLongRunHasItsExtremesAndFewPoints() {
        String svg = draw(1, 234_000, step -> step == 100_000 ? 2.3 : 2 + step % 2 / 10.0);
        List<double[]> points = points(svg);
        assertTrue(points.size() < 5_000, "points " + points.size());
        double highest = points.stream().mapToDouble(point -> point[1]).min().orElseThrow();
        assertEquals(1, points.stream().filter(point -> point[1] == highest).count(), "the one that is highest");
        assertTrue(svg.contains(">200,000<"), "round numbers");
        assertFalse(svg.contains("up to"), "nothing is left out");
    }

    @Test
    void accuracyIsNeverCut() {
        List<StepSummary> steps = IntStream.rangeClosed(1, 100)
                .mapToObj(step -> step(step, 1, step == 50 ? 0 : 1 - step % 2 / 100.0))
                .toList();
        String svg = SvgPicture.inline(new StepChart(ChartWidth.WIDE, StepChart.Quantity.ACCURACY, QuantityText.FILES)
                        .draw(List.of(new StepChart.Line("shared", 0, steps, false))))
                .finish();
        assertFalse(svg.contains("down to"), svg);
    }

    private static String draw(int first, int count, IntToDoubleFunction loss) {
        List<StepSummary> steps = IntStream.range(first, first + count)
                .mapToObj(step -> step(step, loss.applyAsDouble(step), 0.5))
                .toList();
        return SvgPicture.inline(new StepChart(ChartWidth.WIDE, StepChart.Quantity.LOSS, QuantityText.FILES)
                        .draw(List.of(new StepChart.Line("shared", 0, steps, false))))
                .finish();
    }

    private static StepSummary step(int step, double loss, double accuracy) {
        return new StepSummary(step, false, (float) loss, (float) accuracy, 9, 3, 0, 3, 3, 0, 0);
    }

    private static List<double[]> points(String svg) {
        String path = LINE.matcher(svg)
                .results()
                .map(match -> match.group(1))
                .findFirst()
                .orElseThrow();
        List<double[]> points = new ArrayList<>();
        double x = 0;
        double y = 0;
        for (MatchResult move : MOVE.matcher(path).results().toList()) {
            double first = Double.parseDouble(move.group(2));
            x = move.group(1).equals("V") ? x : first;
            y = switch (move.group(1)) {
                case "V" -> first;
                case "H" -> y;
                default -> Double.parseDouble(move.group(3));
            };
            points.add(new double[] {x, y});
        }
        return points;
    }
}
