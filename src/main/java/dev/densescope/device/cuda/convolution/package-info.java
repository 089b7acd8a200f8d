/** Convolutions with windows by cuDNN. */
package dev.densescope.device.cuda.convolution;
