/**
 * An emulated CUDA: libraries with the names of NVIDIA's that compute on the processor, so that the program's own code for
 * GPUs can be tested on machines without one. See {@code src/test/cuda-emulator/README.md}.
 */
package dev.densescope.device.cuda.emulated;
