/** Memory of the processor as kernels see it: addresses, floats and doubles in storage, and places in the workspace. */
package dev.densescope.device.cpu.memory;
