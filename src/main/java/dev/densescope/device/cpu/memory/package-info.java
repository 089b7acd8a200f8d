/** Access to the processor's memory for kernels: addresses, floats and doubles in storage, buffers in the workspace. */
package dev.densescope.device.cpu.memory;
