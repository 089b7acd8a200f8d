package dev.densescope.device.cpu.onednn;

import dev.densescope.device.cpu.parallel.Split;
import dev.densescope.device.host.HostStorage;
import dev.densescope.device.operand.Tensor;
import dev.densescope.memory.Layout;
import dev.densescope.memory.TensorShape;

/**
 * A range of images of a feature map tensor, in any layout.
 *
 * @param from first image
 */
record Images(Tensor tensor, int from, int count) {
    /** The images of one worker. */
    static Images of(Tensor tensor, Split split, int part) {
        return new Images(tensor, split.from(part), split.count(part));
    }

    /** The logical shape. In channels-outermost feature maps the images are not contiguous. */
    TensorShape shape() {
        TensorShape all = tensor.shape();
        return new TensorShape(all.type(), all.layout(), count, all.c(), all.h(), all.w());
    }

    /** Address of the first element. */
    long address() {
        TensorShape all = tensor.shape();
        long pixels = (long) all.h() * all.w();
        long elements = all.layout() == Layout.CHANNELS_OUTERMOST ? pixels : pixels * all.c();
        return HostStorage.address(tensor) + from * elements * all.type().bytes();
    }
}
