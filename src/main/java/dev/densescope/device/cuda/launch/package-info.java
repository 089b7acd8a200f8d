/** Compilation, arguments and launches of our own kernels for GPUs. */
package dev.densescope.device.cuda.launch;
