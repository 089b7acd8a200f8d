package dev.densescope.framework;

import java.util.ArrayList;
import java.util.List;

/**
 * Gradients of the feature maps of one block as autograd adds them up: the first one to arrive is a slice of the gradient of a
 * whole concatenation and keeps all of that, the second is added into memory of its own, and later ones in place.
 */
final class FeatureGradients {
    private record Sum(Storage storage, boolean isSlice) {}

    private final CachingAllocator allocator;
    /** Bytes of each feature map: the block's input, and what each layer adds. */
    private final List<Long> bytes;

    private final List<Sum> sums = new ArrayList<>();

    FeatureGradients(CachingAllocator allocator, List<Long> bytes) {
        this.allocator = allocator;
        this.bytes = bytes;
        bytes.forEach(each -> sums.add(null));
    }

    /** Slices of a concatenation's gradient arrive at the first feature maps. */
    void addSlices(Storage concatenation, int features) {
        for (int i = 0; i < features; i++) {
            Sum sum = sums.get(i);
            if (sum == null) {
                sums.set(i, new Sum(concatenation.retain(), true));
            } else if (sum.isSlice()) {
                sums.set(i, new Sum(new Storage(allocator, bytes.get(i)), false));
                sum.storage().release();
            }
        }
    }

    /** Gradients in memory of their own arrive, which a first one keeps. */
    void addOwn(List<Storage> gradients) {
        for (int i = 0; i < gradients.size(); i++) {
            Sum sum = sums.get(i);
            if (sum == null) {
                sums.set(i, new Sum(gradients.get(i), false));
                continue;
            }
            if (sum.isSlice()) {
                sums.set(i, new Sum(new Storage(allocator, bytes.get(i)), false));
                sum.storage().release();
            }
            gradients.get(i).release();
        }
    }

    /** The sum of a feature map goes into the backward of what made it; the caller releases it. */
    Storage take(int feature) {
        Sum sum = sums.get(feature);
        sums.set(feature, null);
        return sum.storage();
    }

    /** Whether the sum has to be copied for a kernel, because it is a slice. */
    boolean isSlice(int feature) {
        return sums.get(feature).isSlice();
    }
}
