/** Convolutions by cuDNN. */
package dev.densescope.device.cuda.convolution;
