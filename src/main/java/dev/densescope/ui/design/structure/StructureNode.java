package dev.densescope.ui.design.structure;

import dev.densescope.network.DenseBlock;
import dev.densescope.network.DenseLayer;
import dev.densescope.network.Network;
import dev.densescope.spec.DenseBlockSpec;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.LayerPath;
import dev.densescope.spec.Stem;
import dev.densescope.ui.Messages;
import dev.densescope.ui.model.LayerTitle;
import java.util.ArrayList;
import java.util.List;

/**
 * A row of the structure tree.
 *
 * @param path the layer or block
 * @param label such as {@code Block 2}
 * @param detail such as {@code 16 × k 12}
 * @param children the layers of a block
 */
public record StructureNode(LayerPath path, String label, String detail, List<StructureNode> children) {
    public StructureNode {
        children = List.copyOf(children);
    }

    /** Whether the rows of two designs are equal: they do not depend on batch, input size and dropout. */
    static boolean isSame(DenseNetSpec one, DenseNetSpec other) {
        return one.stem() == other.stem()
                && one.initialChannels() == other.initialChannels()
                && one.blocks().equals(other.blocks())
                && Double.compare(one.compression(), other.compression()) == 0
                && one.classes() == other.classes();
    }

    /** Stem, blocks, transitions and head of a network, in forward order. */
    static List<StructureNode> of(Network network) {
        List<StructureNode> nodes = new ArrayList<>();
        DenseNetSpec spec = network.spec();
        nodes.add(leaf(LayerPath.STEM, stemDetail(spec)));
        for (DenseBlock block : network.blocks()) {
            nodes.add(block(block, spec.blocks().get(block.number() - 1)));
            block.transition()
                    .ifPresent(transition -> nodes.add(
                            leaf(transition.path(), Messages.text("design.detail.transition", spec.compression()))));
        }
        nodes.add(leaf(LayerPath.HEAD, Messages.text("design.detail.head", spec.classes())));
        return List.copyOf(nodes);
    }

    private static StructureNode leaf(LayerPath path, String detail) {
        return new StructureNode(path, LayerTitle.of(path), detail, List.of());
    }

    private static StructureNode block(DenseBlock block, DenseBlockSpec spec) {
        LayerPath path = LayerPath.block(block.number());
        List<StructureNode> layers = new ArrayList<>();
        for (DenseLayer layer : block.layers()) {
            layers.add(new StructureNode(
                    layer.path(),
                    Messages.text("design.layer", layer.index()),
                    Messages.text("design.detail.layer", layer.input().channels()),
                    List.of()));
        }
        return new StructureNode(
                path,
                LayerTitle.of(path),
                Messages.text("design.detail.block", spec.layers(), spec.growthRate()),
                layers);
    }

    private static String stemDetail(DenseNetSpec spec) {
        return spec.stem() == Stem.CIFAR
                ? Messages.text("design.detail.stem.cifar", spec.initialChannels())
                : Messages.text("design.detail.stem.imagenet", spec.initialChannels());
    }
}
