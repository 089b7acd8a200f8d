package dev.densescope.plan;

import dev.densescope.plan.decision.SharedScope;
import dev.densescope.plan.decision.Sharing;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.spec.DenseBlockSpec;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.Stem;
import java.util.ArrayList;
import java.util.List;

/**
 * Bytes of the dense layers' feature maps at the end of forward, from the sums over layers alone: no network, no
 * schedule.
 *
 * @param concatenations C: bytes of all concatenated inputs
 * @param narrow bytes of what the 1x1 convolutions give (4K with a bottleneck of 4); 0 without bottleneck
 * @param features K: bytes of all new feature maps
 * @param widest M: the widest concatenated input
 * @param widestNarrow the largest output of a 1x1 convolution
 * @param widestOfBlocks the sum over blocks of the widest concatenated input of each
 * @param widestNarrowOfBlocks the sum over blocks of the largest output of a 1x1 convolution of each
 * @param blocks bytes of all feature maps of each block, its input included
 */
record ClosedForm(
        long concatenations,
        long narrow,
        long features,
        long widest,
        long widestNarrow,
        long widestOfBlocks,
        long widestNarrowOfBlocks,
        List<Long> blocks) {

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
        long widestOfBlocks = 0;
        long widestNarrowOfBlocks = 0;
        List<Long> blocks = new ArrayList<>();
        long channels = design.initialChannels();
        for (DenseBlockSpec block : design.blocks()) {
            long unit = design.batch() * height * width * 4;
            long narrowOfBlock = unit * block.bottleneck() * block.growthRate();
            widestNarrow = Math.max(widestNarrow, narrowOfBlock);
            widestNarrowOfBlocks += narrowOfBlock;
            for (int layer = 0; layer < block.layers(); layer++) {
                c += unit * channels;
                narrow += narrowOfBlock;
                k += unit * block.growthRate();
                channels += block.growthRate();
            }
            long widestOfBlock = unit * (channels - block.growthRate());
            m = Math.max(m, widestOfBlock);
            widestOfBlocks += widestOfBlock;
            blocks.add(unit * channels);
            channels = (long) Math.floor(design.compression() * channels);
            height /= 2;
            width /= 2;
        }
        return new ClosedForm(c, narrow, k, m, widestNarrow, widestOfBlocks, widestNarrowOfBlocks, blocks);
    }

    long forwardFeatureMapBytes(Strategy strategy) {
        return forwardFeatureMapBytes(new Sharing(strategy, SharedScope.NETWORK));
    }

    long forwardFeatureMapBytes(Sharing sharing) {
        long shared = sharing.sharesPerBlock() ? widestOfBlocks : widest;
        long sharedNarrow = sharing.sharesPerBlock() ? widestNarrowOfBlocks : widestNarrow;
        long kept = 2 * narrow + features;
        return switch (sharing.strategy()) {
            case NAIVE, SHARED_GRADIENTS -> 2 * concatenations + kept;
            case SHARED_CONCAT -> concatenations + shared + kept;
            case SHARED -> 2 * shared + kept;
            case IN_PLACE -> shared + kept;
            case CHECKPOINT -> 2 * shared + sharedNarrow + narrow + features;
            case REDO_NORMS -> shared + narrow + sharedNarrow + features;
            case FEATURES_ONLY -> shared + 2 * sharedNarrow + features;
        };
    }
}
