/**
 * Groups of our own kernels for GPUs: batch norm, pooling, the head, copies, and the check for values that are not
 * finite.
 */
package dev.densescope.device.cuda.kernel;
