/** Runs tests where there is no Maven, such as on a machine with a GPU that only a runtime image was copied to. */
package dev.densescope.launch;
