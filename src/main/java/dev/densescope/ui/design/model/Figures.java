package dev.densescope.ui.design.model;

import dev.densescope.memory.Category;
import dev.densescope.memory.ElementType;
import dev.densescope.memory.LayerBytes;
import dev.densescope.network.DenseBlock;
import dev.densescope.network.DenseLayer;
import dev.densescope.network.Layer;
import dev.densescope.network.MapShape;
import dev.densescope.network.Network;
import dev.densescope.plan.Prediction;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.LayerPath;
import dev.densescope.ui.Messages;
import dev.densescope.ui.model.prediction.Predictions;
import java.util.ArrayList;
import java.util.List;

/** Formatted values for a network, or for one of its layers or blocks. Pure functions of predictions. */
public final class Figures {
    private Figures() {}

    /** The four values above the picture. */
    public static List<LabelledValue> ofNetwork(Network network) {
        long parameters = network.parameterCount();
        long macs = network.forwardMacsPerImage();
        return List.of(
                LabelledValue.of(Messages.text("design.figure.parameters"), DesignText.count(parameters)),
                new LabelledValue(
                        Messages.text("design.figure.macs"),
                        DesignText.shortCount(macs),
                        DesignText.count(macs),
                        false),
                LabelledValue.of(
                        Messages.text("design.figure.headChannels"),
                        Messages.text("design.channels", network.spec().channelsIntoHead())),
                LabelledValue.bytes(
                        Messages.text("design.figure.widest"), bytes(network.widestConcatenation(), network)));
    }

    /** The values for a layer or block, or for the whole network. */
    public static List<LabelledValue> of(LayerPath place, Predictions predictions, StoragePlan plan) {
        Network network = predictions.network();
        return switch (place.kind()) {
            case NETWORK -> ofNetwork(network, predictions.of(plan));
            case BLOCK -> ofBlock(network.blocks().get(place.block() - 1), predictions, plan);
            default ->
                network.layer(place)
                        .map(layer -> ofLayer(layer, network, layerBytes(place, predictions, plan)))
                        .orElseGet(List::of);
        };
    }

    private static List<LabelledValue> ofNetwork(Network network, Prediction prediction) {
        DenseNetSpec spec = network.spec();
        return List.of(
                LabelledValue.of(Messages.text("design.figure.depth"), DesignText.count(spec.depth())),
                LabelledValue.of(
                        Messages.text("design.figure.reads"),
                        network.layers().get(0).input().toString()),
                LabelledValue.of(Messages.text("design.field.classes"), DesignText.count(spec.classes())),
                LabelledValue.bytes(Messages.text("design.figure.kept"), prediction.forwardFeatureMapBytes())
                        .explained(Messages.text("design.figure.kept.tip")),
                LabelledValue.bytes(Messages.text("design.figure.peak"), prediction.peakLiveBytes())
                        .explained(Messages.text("design.figure.peak.tip")),
                LabelledValue.bytes(Messages.text("design.figure.reserved"), prediction.reservedBytes()));
    }

    /** Why the values of a network look contradictory; empty if they do not. */
    public static String remark(LayerPath place, Predictions predictions, StoragePlan plan) {
        if (place.kind() != LayerPath.Kind.NETWORK) {
            return "";
        }
        Prediction prediction = predictions.of(plan);
        return prediction.forwardFeatureMapBytes() > prediction.peakLiveBytes()
                ? Messages.text("design.figure.keptExceedsPeak")
                : "";
    }

    private static List<LabelledValue> ofBlock(DenseBlock block, Predictions predictions, StoragePlan plan) {
        long kept = predictions.of(plan).layers().stream()
                .filter(layer -> layer.layer().isInBlock() && layer.layer().block() == block.number())
                .mapToLong(LayerBytes::ownFeatureMapBytes)
                .sum();
        long parameters =
                block.layers().stream().mapToLong(Layer::parameterCount).sum();
        return List.of(
                LabelledValue.of(
                        Messages.text("design.figure.reads"), block.input().toString()),
                LabelledValue.of(
                        Messages.text("design.figure.gives"), block.output().toString()),
                LabelledValue.of(Messages.text("design.figure.parametersOf"), DesignText.count(parameters)),
                LabelledValue.bytes(Messages.text("design.figure.kept"), kept));
    }

    private static List<LabelledValue> ofLayer(Layer layer, Network network, LayerBytes bytes) {
        List<LabelledValue> facts = new ArrayList<>();
        facts.add(LabelledValue.of(
                Messages.text("design.figure.reads"), layer.input().toString()));
        facts.add(LabelledValue.of(
                layer instanceof DenseLayer
                        ? Messages.text("design.figure.adds")
                        : Messages.text("design.figure.gives"),
                layer.output().toString()));
        addStored(facts, Messages.text("design.figure.concatenation"), bytes, Category.CONCATENATION);
        if (layer instanceof DenseLayer dense && dense.bottleneck().isPresent()) {
            addNorms(facts, dense, dense.bottleneck().get(), network, bytes);
        } else {
            addStored(facts, Messages.text("design.figure.batchNorm"), bytes, Category.BATCH_NORM);
            addStored(facts, Messages.text("design.figure.convolution"), bytes, Category.CONVOLUTION);
        }
        addStored(facts, Messages.text("design.figure.features"), bytes, Category.FEATURES);
        facts.add(LabelledValue.of(
                Messages.text("design.figure.parametersOf"), DesignText.count(layer.parameterCount())));
        facts.add(new LabelledValue(
                Messages.text("design.figure.macs"),
                DesignText.shortCount(layer.forwardMacs()),
                DesignText.count(layer.forwardMacs()),
                false));
        addRecomputed(facts, bytes);
        return facts;
    }

    private static void addNorms(
            List<LabelledValue> facts,
            DenseLayer layer,
            DenseLayer.Bottleneck bottleneck,
            Network network,
            LayerBytes bytes) {
        long first = bytes(layer.input(), network);
        long second = bytes(bottleneck.batchNorm2().shape(), network);
        facts.add(
                bytes.shared(Category.BATCH_NORM) >= first
                        ? shared(Messages.text("design.figure.batchNorm1"), first)
                        : LabelledValue.bytes(Messages.text("design.figure.batchNorm1"), first));
        addStored(facts, Messages.text("design.figure.convolution1x1"), bytes, Category.CONVOLUTION);
        facts.add(LabelledValue.bytes(Messages.text("design.figure.batchNorm2"), second));
    }

    private static void addStored(List<LabelledValue> facts, String label, LayerBytes bytes, Category category) {
        if (bytes.shared(category) > 0) {
            facts.add(shared(label, bytes.shared(category)));
        } else if (bytes.own(category) > 0) {
            facts.add(LabelledValue.bytes(label, bytes.own(category)));
        }
    }

    private static LabelledValue shared(String label, long bytes) {
        return new LabelledValue(
                label,
                Messages.text("design.figure.shared", DesignText.bytes(bytes)),
                DesignText.exactBytes(bytes),
                false);
    }

    private static void addRecomputed(List<LabelledValue> facts, LayerBytes bytes) {
        long redone = bytes.shared(Category.CONCATENATION)
                + bytes.shared(Category.BATCH_NORM)
                + bytes.shared(Category.CONVOLUTION);
        if (redone > 0) {
            facts.add(new LabelledValue(
                    Messages.text("design.figure.redone"),
                    DesignText.bytes(redone),
                    DesignText.exactBytes(redone),
                    true));
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
