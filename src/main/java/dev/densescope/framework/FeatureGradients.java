package dev.densescope.framework;

import java.util.ArrayList;
import java.util.List;

/**
 * The gradients of one block's feature maps, accumulated as by autograd: the first gradient is a slice of the gradient
 * of a whole concatenation, which it keeps; the second is added into new memory, and later ones in place.
 */
final class FeatureGradients {
    private record Sum(Storage storage, boolean isSlice) {}

    private final CachingAllocator allocator;
    /** Bytes of each feature map: the input of the block, and the output of each layer. */
    private final List<Long> bytes;

    private final List<Sum> sums = new ArrayList<>();

    FeatureGradients(CachingAllocator allocator, List<Long> bytes) {
        this.allocator = allocator;
        this.bytes = bytes;
        bytes.forEach(each -> sums.add(null));
    }

    /** Accumulates slices of a concatenation's gradient to the first feature maps. */
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

    /** Accumulates gradients in separate memory; the first gradient of a feature map keeps it. */
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

    /** Returns the accumulated gradient of a feature map, to be released by the caller. */
    Storage remove(int feature) {
        Sum sum = sums.get(feature);
        sums.set(feature, null);
        return sum.storage();
    }

    /** Whether the gradient is a slice, which kernels need as a copy. */
    boolean isSlice(int feature) {
        return sums.get(feature).isSlice();
    }
}
