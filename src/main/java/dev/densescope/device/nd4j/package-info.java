/**
 * The portable reference: every kernel in ND4J operations alone, on one ND4J buffer per storage. Slower than {@code
 * device.cpu}, and not silent about memory only in one respect: ND4J's operations and our compositions of them take
 * temporary arrays while a kernel runs, which are given back before it returns and are no part of the plan.
 *
 * <p>{@code Nd4jSystem} is the way in: the processor, or, in builds with ND4J's CUDA libraries, a GPU ({@code docs/nd4j-cuda.md}).
 */
package dev.densescope.device.nd4j;
