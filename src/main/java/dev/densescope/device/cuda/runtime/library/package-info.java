/** Finds and loads NVIDIA's driver and libraries. */
package dev.densescope.device.cuda.runtime.library;
