/**
 * The boundary to whatever computes: a device lends storage and prepares kernels over tensors in it. Implementations:
 * {@code device.cpu} (oneDNN and our own kernels on ND4J buffers) and {@code device.nd4j} (ND4J operations only). One
 * conformance suite holds for all of them.
 */
package dev.densescope.device;
