/** The processor's memory, allocated by ND4J, for the devices that compute on the processor. */
package dev.densescope.device.host;
