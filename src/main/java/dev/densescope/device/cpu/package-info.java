/**
 * The CPU: oneDNN primitives for convolutions, matrix products and pooling; kernels of our own, over tiles in heap
 * arrays, for batch norm and element-wise work; memory from ND4J.
 */
package dev.densescope.device.cpu;
