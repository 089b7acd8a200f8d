package dev.densescope.network;

import dev.densescope.spec.LayerPath;
import java.util.List;

/** The head: concatenation, BN, ReLU, global average pooling, linear layer with bias, softmax cross-entropy. */
public record HeadLayer(BatchNorm batchNorm, int classes) implements Layer {
    @Override
    public LayerPath path() {
        return LayerPath.HEAD;
    }

    @Override
    public String kind() {
        return "head";
    }

    @Override
    public MapShape input() {
        return batchNorm.shape();
    }

    @Override
    public MapShape output() {
        return new MapShape(classes, 1, 1);
    }

    public Parameter weight() {
        return new Parameter("classifier.weight", Parameter.Kind.LINEAR_WEIGHT, List.of(classes, input().channels()));
    }

    public Parameter bias() {
        return new Parameter("classifier.bias", Parameter.Kind.LINEAR_BIAS, List.of(classes));
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(batchNorm.scale(), batchNorm.shift(), weight(), bias());
    }

    @Override
    public List<BatchNorm> batchNorms() {
        return List.of(batchNorm);
    }

    @Override
    public long forwardMacs() {
        return weight().count();
    }
}
