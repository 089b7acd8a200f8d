/** Memory of the processor, for the devices that compute there. */
package dev.densescope.device.host;
