/** Where NVIDIA's driver and libraries are on this machine, and how they are loaded. */
package dev.densescope.device.cuda.runtime.library;
