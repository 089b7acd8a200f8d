/**
 * NVIDIA GPUs: convolutions by cuDNN, matrix products by cuBLAS, and our own kernels, compiled at runtime, for
 * everything else. All tensors and workspaces are in storages. {@code device.cuda.runtime} finds and loads the
 * libraries.
 */
package dev.densescope.device.cuda;
