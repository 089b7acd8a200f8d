/** Batch norm and ReLU on the processor, forward and backward, with the loops they need in Java. */
package dev.densescope.device.cpu.norm;
