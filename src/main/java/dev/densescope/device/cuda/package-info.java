/**
 * NVIDIA GPUs: convolutions by cuDNN, matrix products by cuBLAS, and kernels of our own, compiled for the GPU at hand, for
 * what these lack. All memory is the storages' own. Libraries are found and loaded by {@code device.cuda.runtime}.
 */
package dev.densescope.device.cuda;
