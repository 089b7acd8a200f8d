package dev.densescope.plan;

import dev.densescope.spec.DenseBlockSpec;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.Stem;

/**
 * Bytes of the dense layers' feature maps at the end of forward, from the sums over layers alone: no network, no
 * schedule.
 *
 * @param concatenations C: bytes of all concatenated inputs
 * @param narrow bytes of what the 1x1 convolutions give (4K with a bottleneck of 4); 0 without bottleneck
 * @param features K: bytes of all new feature maps
 * @param widest M: the widest concatenated input
 * @param widestNarrow the largest output of a 1x1 convolution
 */
record ClosedForm(long concatenations, long narrow, long features, long widest, long widestNarrow) {

    static ClosedForm of(DenseNetSpec design) {
        long height = design.input().height();
        long width = design.input().width();
        if (design.stem() == Stem.IMAGENET) {
            height = (height + 3) / 4;
            width = (width + 3) / 4;
        }
        long c = 0;
        long narrow = 0;
        long k = 0;
        long m = 0;
        long widestNarrow = 0;
        long channels = design.initialChannels();
        for (DenseBlockSpec block : design.blocks()) {
            long unit = design.batch() * height * width * 4;
            for (int layer = 0; layer < block.layers(); layer++) {
                c += unit * channels;
                m = Math.max(m, unit * channels);
                long bottleneck = unit * block.bottleneck() * block.growthRate();
                narrow += bottleneck;
                widestNarrow = Math.max(widestNarrow, bottleneck);
                k += unit * block.growthRate();
                channels += block.growthRate();
            }
            channels = (long) Math.floor(design.compression() * channels);
            height /= 2;
            width /= 2;
        }
        return new ClosedForm(c, narrow, k, m, widestNarrow);
    }

    long forwardFeatureMapBytes(Strategy strategy) {
        long kept = 2 * narrow + features;
        return switch (strategy) {
            case NAIVE, SHARED_GRADIENTS -> 2 * concatenations + kept;
            case SHARED_CONCAT -> concatenations + widest + kept;
            case SHARED -> 2 * widest + kept;
            case IN_PLACE -> widest + kept;
            case CHECKPOINT -> 2 * widest + widestNarrow + narrow + features;
        };
    }
}
