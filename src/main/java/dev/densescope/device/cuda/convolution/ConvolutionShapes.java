package dev.densescope.device.cuda.convolution;

import dev.densescope.device.operand.ConvolutionWindow;
import dev.densescope.memory.TensorShape;

/**
 * The shapes and layouts of a convolution's three tensors.
 *
 * @param input input feature maps, or their gradient
 * @param weights (outputs, inputs, kernel, kernel), or their gradient
 * @param output output feature maps, or their gradient
 */
record ConvolutionShapes(TensorShape input, TensorShape weights, TensorShape output, ConvolutionWindow window) {}
