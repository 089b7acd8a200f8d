/**
 * NVIDIA's libraries and GPUs of this machine. {@link dev.densescope.device.cuda.runtime.CudaSystem} is the way in: it
 * looks for a driver and for libraries without loading any, lists GPUs, and loads the libraries when a GPU is to be used.
 * {@link dev.densescope.device.cuda.runtime.gpu.GpuMemoryMeter} reads from NVML who uses a GPU's memory. Whatever cannot be
 * used is refused with a {@link dev.densescope.device.cuda.runtime.library.CudaUnusableException}: one sentence with the next
 * step.
 */
package dev.densescope.device.cuda.runtime;
