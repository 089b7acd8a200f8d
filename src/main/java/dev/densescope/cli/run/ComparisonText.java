package dev.densescope.cli.run;

import dev.densescope.cli.terminal.PlainText;
import dev.densescope.cli.terminal.TextTable;
import dev.densescope.compare.ComparedRun;
import dev.densescope.compare.Comparison;
import dev.densescope.compare.LayerDifference;
import dev.densescope.compare.LayerQuantity;
import dev.densescope.compare.text.ComparedColumn;
import dev.densescope.compare.text.FigureText;
import dev.densescope.compare.text.Headline;
import dev.densescope.compare.text.Remarks;
import dev.densescope.quantity.QuantityText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Compared runs as text for the terminal. */
public final class ComparisonText {
    private static final String NONE = "-";
    private static final int LAYERS = 5;

    private final Comparison comparison;
    private final List<String> labels;

    private ComparisonText(Comparison comparison) {
        this.comparison = comparison;
        labels = comparison.labels();
    }

    public static String of(Comparison comparison) {
        return new ComparisonText(comparison).text();
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        add(text, new Headline(comparison, QuantityText.PLAIN).sentence());
        if (isOneOrigin()) {
            add(text, "All runs: " + origin(comparison.reference()));
        }
        text.append('\n').append(runs()).append('\n');
        if (hasLayers()) {
            text.append(layers()).append('\n');
        }
        for (int run = 1; run < labels.size(); run++) {
            add(text, losses(run));
        }
        Remarks.of(comparison).forEach(remark -> add(text, remark));
        return text.toString();
    }

    private static void add(StringBuilder text, String sentence) {
        text.append(PlainText.line(sentence)).append('\n');
    }

    private TextTable runs() {
        List<ComparedColumn> shown = Arrays.stream(ComparedColumn.values())
                .filter(figure -> figure != ComparedColumn.NUMBERS && !figure.isUnknown(comparison))
                .toList();
        Stream<String> headings = shown.stream().map(figure -> figure.heading().toLowerCase(Locale.ROOT));
        Stream<String> first = isOneOrigin() ? Stream.of("run") : Stream.of("run", "of");
        TextTable table = new TextTable(Stream.concat(first, headings).toArray(String[]::new));
        for (int run = 0; run < labels.size(); run++) {
            List<String> cells = new ArrayList<>(List.of(labels.get(run)));
            if (!isOneOrigin()) {
                cells.add(origin(comparison.runs().get(run)));
            }
            for (ComparedColumn figure : shown) {
                cells.add(shown(figure.cell(comparison, run, QuantityText.PLAIN)));
            }
            table.row(cells.toArray(String[]::new));
        }
        return table;
    }

    private boolean isOneOrigin() {
        return comparison.runs().stream().map(ComparisonText::origin).distinct().count() == 1;
    }

    private static String origin(ComparedRun run) {
        String design = run.identity().design().toString();
        return design.isEmpty() ? run.identity().origin().label() : design;
    }

    private static String shown(FigureText cell) {
        return cell.isUnknown() ? NONE : cell.text();
    }

    private boolean hasLayers() {
        for (int run = 1; run < labels.size(); run++) {
            if (!comparison.layers(run).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** The layers with the largest differences of kept bytes, of each run. */
    private TextTable layers() {
        TextTable table = new TextTable("layers that differ most", "layer", "kept", "less " + labels.get(0), "ms");
        for (int run = 1; run < labels.size(); run++) {
            List<LayerDifference> most = LayerDifference.sorted(comparison.layers(run), LayerQuantity.KEPT);
            for (LayerDifference layer : most.subList(0, Math.min(LAYERS, most.size()))) {
                table.row(layer(labels.get(run), layer));
            }
        }
        return table;
    }

    private static String[] layer(String label, LayerDifference layer) {
        boolean both = layer.run().isPresent() && layer.reference().isPresent();
        return new String[] {
            label,
            layer.layer().text(),
            layer.run().map(own -> QuantityText.PLAIN.bytes(own.keptBytes())).orElse(NONE),
            both ? QuantityText.PLAIN.bytes(layer.difference(LayerQuantity.KEPT)) : NONE,
            layer.run().map(own -> QuantityText.PLAIN.millis(own.nanos())).orElse(NONE)
        };
    }

    /** Such as {@code Losses of shared: same bits, in 12 steps.} */
    private String losses(int run) {
        FigureText cell = ComparedColumn.NUMBERS.cell(comparison, run, QuantityText.PLAIN);
        String verdict = cell.isUnknown() ? "not compared, " + cell.note() : cell.line();
        return "Losses of %s and %s: %s.".formatted(labels.get(run), labels.get(0), verdict);
    }
}
