/** Memory of the processor, for the devices that compute there, and ND4J as the allocator of it. */
package dev.densescope.device.host;
