/** The devices that runs may use: which there are on this machine, why one cannot be used, and how each kind is opened. */
package dev.densescope.session.device;
