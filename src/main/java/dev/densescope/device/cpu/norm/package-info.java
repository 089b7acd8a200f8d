/** Batch norm with ReLU on the processor, forward and backward. */
package dev.densescope.device.cpu.norm;
