package dev.densescope.network;

import dev.densescope.spec.LayerPath;
import java.util.List;
import java.util.Optional;

/**
 * The stem. CIFAR: a 3x3 convolution. ImageNet: 7x7 convolution of stride 2, batch norm, ReLU, 3x3 max pooling of
 * stride 2.
 *
 * @param convolution the first convolution
 * @param batchNorm the batch norm before max pooling; empty for the CIFAR stem
 */
public record StemLayer(Convolution convolution, Optional<BatchNorm> batchNorm) implements Layer {
    @Override
    public LayerPath path() {
        return LayerPath.STEM;
    }

    @Override
    public String kind() {
        return "stem";
    }

    @Override
    public MapShape input() {
        return convolution.input();
    }

    @Override
    public MapShape output() {
        MapShape map = convolution.output();
        return batchNorm.isEmpty() ? map : new MapShape(map.channels(), (map.height() + 1) / 2, (map.width() + 1) / 2);
    }

    @Override
    public List<Parameter> parameters() {
        return batchNorm
                .map(norm -> List.of(convolution.weight(), norm.scale(), norm.shift()))
                .orElseGet(() -> List.of(convolution.weight()));
    }

    @Override
    public List<BatchNorm> batchNorms() {
        return batchNorm.stream().toList();
    }

    @Override
    public long forwardMacs() {
        return convolution.macs();
    }
}
