/**
 * The interface to devices: a device allocates storage and prepares kernels for tensors in it. Implementations:
 * {@code device.cpu} (oneDNN and our own kernels), {@code device.cuda} (cuDNN, cuBLAS and our own kernels) and
 * {@code device.nd4j} (ND4J operations only). All of them pass one conformance suite.
 */
package dev.densescope.device;
