/** Kernels by oneDNN: convolutions, matrix products and pooling. */
package dev.densescope.device.cpu.onednn;
