package dev.densescope.network;

/**
 * A convolution without bias, with a square kernel and zero padding of half the kernel size.
 *
 * @param module its module name in torchvision, such as {@code features.denseblock1.denselayer1.conv1}
 * @param input input shape
 * @param outputChannels number of output channels
 * @param kernel height and width of the kernel
 * @param stride stride in both directions
 */
public record Convolution(String module, MapShape input, int outputChannels, int kernel, int stride) {
    /** Zero padding on each side. */
    public int padding() {
        return kernel / 2;
    }

    public MapShape output() {
        return new MapShape(outputChannels, outputSide(input.height()), outputSide(input.width()));
    }

    public Parameter weight() {
        return Parameter.convolution(module, outputChannels, input.channels(), kernel);
    }

    /** Multiply-accumulates of the forward pass, per image. */
    public long macs() {
        return Math.multiplyExact(weight().count(), output().pixels());
    }

    private int outputSide(int side) {
        return (side + 2 * padding() - kernel) / stride + 1;
    }
}
