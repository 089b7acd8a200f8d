/**
 * The portable reference: all kernels as ND4J operations, on one ND4J buffer per storage. Slower than
 * {@code device.cpu}. ND4J's operations and our compositions of them allocate temporary arrays while a kernel runs,
 * which are not planned and are freed before it returns.
 *
 * <p>{@code Nd4jSystem} is the entry point: the processor or, in builds with ND4J's CUDA libraries, a GPU
 * ({@code docs/nd4j-cuda.md}).
 */
package dev.densescope.device.nd4j;
