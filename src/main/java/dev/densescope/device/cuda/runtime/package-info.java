/**
 * NVIDIA's libraries and GPUs of this machine. {@link dev.densescope.device.cuda.runtime.CudaSystem} is the entry
 * point: it searches for the driver and the libraries without loading them, lists GPUs, and loads the libraries when a
 * GPU is used. {@link dev.densescope.device.cuda.runtime.gpu.GpuMemoryMeter} reads the memory usage of a GPU from NVML.
 * A {@link dev.densescope.device.cuda.runtime.library.CudaUnusableException} says in one sentence what cannot be used
 * and what to do.
 */
package dev.densescope.device.cuda.runtime;
