/** Our own kernels for GPUs: compiled, given their arguments, and launched. */
package dev.densescope.device.cuda.launch;
