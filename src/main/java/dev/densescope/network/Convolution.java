package dev.densescope.network;

/**
 * A convolution without bias, square kernel, zero padding of half the kernel.
 *
 * @param module its name in torchvision's state dict, such as {@code features.denseblock1.denselayer1.conv1}
 * @param input what it reads
 * @param outputChannels channels it gives
 * @param kernel side of the kernel
 * @param stride step between outputs, in both directions
 */
public record Convolution(String module, MapShape input, int outputChannels, int kernel, int stride) {
    /** Zeros added at each side. */
    public int padding() {
        return kernel / 2;
    }

    public MapShape output() {
        return new MapShape(outputChannels, outputSide(input.height()), outputSide(input.width()));
    }

    public Parameter weight() {
        return Parameter.convolution(module, outputChannels, input.channels(), kernel);
    }

    /** Multiply-accumulates of the forward pass for one image. */
    public long macs() {
        return Math.multiplyExact(weight().count(), output().pixels());
    }

    private int outputSide(int side) {
        return (side + 2 * padding() - kernel) / stride + 1;
    }
}
