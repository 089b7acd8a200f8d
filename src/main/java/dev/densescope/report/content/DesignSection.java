package dev.densescope.report.content;

import dev.densescope.network.DenseBlock;
import dev.densescope.network.Layer;
import dev.densescope.network.Network;
import dev.densescope.quantity.QuantityText;
import dev.densescope.report.document.Block;
import dev.densescope.report.document.Cell;
import dev.densescope.report.document.Table;
import dev.densescope.spec.DenseBlockSpec;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.InputSpec;
import dev.densescope.spec.Stem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/** The design: its properties and its blocks. */
public final class DesignSection {
    private final DenseNetSpec spec;
    private final Network network;

    public DesignSection(DenseNetSpec spec) {
        this.spec = spec;
        this.network = Network.of(spec);
    }

    /** The design in one line, for the subtitle. */
    public String line() {
        return "%s of %s layers · growth rate %s · %s parameters · %s MACs per image · input %s"
                .formatted(
                        spec.blocks().size() == 1 ? "1 block" : spec.blocks().size() + " blocks",
                        each(DenseBlockSpec::layers),
                        each(DenseBlockSpec::growthRate),
                        QuantityText.FILES.count(network.parameterCount()),
                        QuantityText.FILES.shortCount(network.forwardMacsPerImage()),
                        input());
    }

    /** Facts and parts. */
    public List<Block> blocks() {
        return List.of(new Block.Facts(List.of(size(), shape())), parts());
    }

    /** Size figures by name. */
    private Map<String, String> size() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Name", spec.name());
        facts.put("Depth", spec.depth() + " layers with weights");
        facts.put("Parameters", QuantityText.FILES.count(network.parameterCount()));
        facts.put(
                "MACs per image",
                QuantityText.FILES.shortCount(network.forwardMacsPerImage()) + " forward ("
                        + QuantityText.FILES.count(network.forwardMacsPerImage()) + ")");
        facts.put("Batch", QuantityText.FILES.count(spec.batch()) + " images per step");
        return facts;
    }

    /** Structure by name. */
    private Map<String, String> shape() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Input", input());
        facts.put("Stem", stem());
        facts.put("Compression", spec.compression() + " in each transition");
        facts.put("Dropout", spec.dropout() == 0 ? "none" : Double.toString(spec.dropout()));
        facts.put("Classes", QuantityText.FILES.count(spec.classes()));
        return facts;
    }

    private Table parts() {
        Table table = Table.of(Table.Use.PARTS)
                .text("Part")
                .number("Layers")
                .number("Growth rate")
                .number("Bottleneck channels")
                .number("Channels in")
                .number("Channels out")
                .number("Size")
                .number("Parameters")
                .number("MACs per image");
        List<List<Cell>> rows = new ArrayList<>();
        rows.add(row(List.of(network.stem()), "Stem", List.of("", "", "")));
        for (DenseBlock block : network.blocks()) {
            DenseBlockSpec design = spec.blocks().get(block.number() - 1);
            String bottleneck = design.hasBottleneck() ? QuantityText.FILES.count(design.bottleneckChannels()) : "none";
            rows.add(row(
                    List.copyOf(block.layers()),
                    "Block " + block.number(),
                    List.of(Integer.toString(design.layers()), Integer.toString(design.growthRate()), bottleneck)));
            block.transition()
                    .ifPresent(transition ->
                            rows.add(row(List.of(transition), "Transition " + block.number(), List.of("", "", ""))));
        }
        rows.add(row(List.of(network.head()), "Head", List.of("", "", "")));
        return table.rows(rows).total(total());
    }

    private List<Cell> row(List<Layer> layers, String name, List<String> block) {
        Layer first = layers.get(0);
        Layer last = layers.get(layers.size() - 1);
        boolean dense = layers.size() > 1 || first.kind().equals("dense-layer");
        int out = dense
                ? last.input().channels() + last.output().channels()
                : last.output().channels();
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.of(name));
        block.forEach(text -> cells.add(Cell.of(text)));
        cells.add(Cell.of(QuantityText.FILES.count(first.input().channels())));
        cells.add(Cell.of(QuantityText.FILES.count(out)));
        cells.add(Cell.of(last.output().height() + " × " + last.output().width()));
        cells.add(Cell.of(QuantityText.FILES.count(
                layers.stream().mapToLong(Layer::parameterCount).sum())));
        cells.add(Cell.of(QuantityText.FILES.shortCount(
                layers.stream().mapToLong(Layer::forwardMacs).sum())));
        return cells;
    }

    private List<Cell> total() {
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.of("Total"));
        cells.add(Cell.of(Integer.toString(network.denseLayers().size())));
        for (int i = 0; i < 5; i++) {
            cells.add(Cell.of(""));
        }
        cells.add(Cell.of(QuantityText.FILES.count(network.parameterCount())));
        cells.add(Cell.of(QuantityText.FILES.shortCount(network.forwardMacsPerImage())));
        return cells;
    }

    /** One number if it is the same in all blocks, otherwise one per block. */
    private String each(ToIntFunction<DenseBlockSpec> property) {
        List<String> numbers = spec.blocks().stream()
                .map(block -> Integer.toString(property.applyAsInt(block)))
                .toList();
        return Set.copyOf(numbers).size() == 1 ? numbers.get(0) : String.join(", ", numbers);
    }

    private String input() {
        InputSpec input = spec.input();
        return QuantityText.FILES.shape(input.channels(), input.height(), input.width());
    }

    private String stem() {
        String convolution = spec.stem() == Stem.CIFAR
                ? "3×3 convolution"
                : "7×7 convolution of stride 2, batch norm, 3×3 max pooling of stride 2";
        return convolution + " to " + spec.initialChannels() + " channels";
    }
}
