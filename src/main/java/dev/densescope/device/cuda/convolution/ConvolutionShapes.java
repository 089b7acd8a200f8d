package dev.densescope.device.cuda.convolution;

import dev.densescope.device.ConvolutionWindow;
import dev.densescope.memory.TensorShape;

/**
 * The three tensors of a convolution, as they lie.
 *
 * @param input maps on the input side, or their gradient
 * @param weights (outputs, inputs, kernel, kernel), or their gradient
 * @param output maps on the output side, or their gradient
 */
record ConvolutionShapes(TensorShape input, TensorShape weights, TensorShape output, ConvolutionWindow window) {}
