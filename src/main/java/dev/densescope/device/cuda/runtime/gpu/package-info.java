/** Lists GPUs and reads their memory usage from NVML. */
package dev.densescope.device.cuda.runtime.gpu;
