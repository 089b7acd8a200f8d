package dev.densescope.ui.design.model;

import dev.densescope.memory.Category;
import dev.densescope.memory.ElementType;
import dev.densescope.memory.LayerBytes;
import dev.densescope.network.DenseBlock;
import dev.densescope.network.DenseLayer;
import dev.densescope.network.Layer;
import dev.densescope.network.MapShape;
import dev.densescope.network.Network;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.spec.LayerPath;
import dev.densescope.ui.Messages;
import dev.densescope.ui.model.Predictions;
import java.util.ArrayList;
import java.util.List;

/** What is known of a network or of a part of it, ready to be read. Pure functions of predictions. */
public final class Facts {
    private Facts() {}

    /** The four figures above the picture. */
    public static List<Fact> ofNetwork(Network network) {
        long parameters = network.parameterCount();
        long macs = network.forwardMacsPerImage();
        return List.of(
                Fact.of(Messages.text("design.fact.parameters"), Words.count(parameters)),
                new Fact(Messages.text("design.fact.macs"), Words.shortCount(macs), Words.count(macs), false),
                Fact.of(
                        Messages.text("design.fact.headChannels"),
                        Messages.text("design.channels", network.spec().channelsIntoHead())),
                Fact.bytes(Messages.text("design.fact.widest"), bytes(network.widestConcatenation(), network)));
    }

    /** Of the selected place; empty for the network as a whole. */
    public static List<Fact> of(LayerPath place, Predictions predictions, StoragePlan plan) {
        Network network = predictions.network();
        return switch (place.kind()) {
            case NETWORK -> List.of();
            case BLOCK -> ofBlock(network.blocks().get(place.block() - 1), predictions, plan);
            default ->
                network.layer(place)
                        .map(layer -> ofLayer(layer, network, layerBytes(place, predictions, plan)))
                        .orElseGet(List::of);
        };
    }

    private static List<Fact> ofBlock(DenseBlock block, Predictions predictions, StoragePlan plan) {
        long kept = predictions.of(plan).layers().stream()
                .filter(layer -> layer.layer().isInBlock() && layer.layer().block() == block.number())
                .mapToLong(LayerBytes::ownFeatureMapBytes)
                .sum();
        long parameters =
                block.layers().stream().mapToLong(Layer::parameterCount).sum();
        return List.of(
                Fact.of(Messages.text("design.fact.reads"), block.input().toString()),
                Fact.of(Messages.text("design.fact.gives"), block.output().toString()),
                Fact.of(Messages.text("design.fact.parametersOf"), Words.count(parameters)),
                Fact.bytes(Messages.text("design.fact.kept"), kept));
    }

    private static List<Fact> ofLayer(Layer layer, Network network, LayerBytes bytes) {
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of(Messages.text("design.fact.reads"), layer.input().toString()));
        facts.add(Fact.of(
                layer instanceof DenseLayer ? Messages.text("design.fact.adds") : Messages.text("design.fact.gives"),
                layer.output().toString()));
        addStored(facts, Messages.text("design.fact.concatenation"), bytes, Category.CONCATENATION);
        if (layer instanceof DenseLayer dense && dense.bottleneck().isPresent()) {
            addNorms(facts, dense, dense.bottleneck().get(), network, bytes);
        } else {
            addStored(facts, Messages.text("design.fact.batchNorm"), bytes, Category.BATCH_NORM);
            addStored(facts, Messages.text("design.fact.convolution"), bytes, Category.CONVOLUTION);
        }
        addStored(facts, Messages.text("design.fact.features"), bytes, Category.FEATURES);
        facts.add(Fact.of(Messages.text("design.fact.parametersOf"), Words.count(layer.parameterCount())));
        facts.add(new Fact(
                Messages.text("design.fact.macs"),
                Words.shortCount(layer.forwardMacs()),
                Words.count(layer.forwardMacs()),
                false));
        addRedone(facts, bytes);
        return facts;
    }

    private static void addNorms(
            List<Fact> facts, DenseLayer layer, DenseLayer.Bottleneck bottleneck, Network network, LayerBytes bytes) {
        long first = bytes(layer.input(), network);
        long second = bytes(bottleneck.batchNorm2().shape(), network);
        facts.add(
                bytes.shared(Category.BATCH_NORM) >= first
                        ? shared(Messages.text("design.fact.batchNorm1"), first)
                        : Fact.bytes(Messages.text("design.fact.batchNorm1"), first));
        addStored(facts, Messages.text("design.fact.convolution1x1"), bytes, Category.CONVOLUTION);
        facts.add(Fact.bytes(Messages.text("design.fact.batchNorm2"), second));
    }

    private static void addStored(List<Fact> facts, String label, LayerBytes bytes, Category category) {
        if (bytes.shared(category) > 0) {
            facts.add(shared(label, bytes.shared(category)));
        } else if (bytes.own(category) > 0) {
            facts.add(Fact.bytes(label, bytes.own(category)));
        }
    }

    private static Fact shared(String label, long bytes) {
        return new Fact(label, Messages.text("design.fact.shared", Words.bytes(bytes)), Words.exactBytes(bytes), false);
    }

    private static void addRedone(List<Fact> facts, LayerBytes bytes) {
        long redone = bytes.shared(Category.CONCATENATION)
                + bytes.shared(Category.BATCH_NORM)
                + bytes.shared(Category.CONVOLUTION);
        if (redone > 0) {
            facts.add(
                    new Fact(Messages.text("design.fact.redone"), Words.bytes(redone), Words.exactBytes(redone), true));
        }
    }

    private static LayerBytes layerBytes(LayerPath place, Predictions predictions, StoragePlan plan) {
        return predictions.of(plan).layers().stream()
                .filter(layer -> layer.layer().equals(place))
                .findFirst()
                .orElseThrow();
    }

    private static long bytes(MapShape shape, Network network) {
        return Math.multiplyExact(shape.elements(), (long) network.spec().batch() * ElementType.FLOAT32.bytes());
    }
}
