/**
 * Operation times for the search of plans: from a run, from a calibration of the device, or from the specifications of
 * a GPU.
 */
package dev.densescope.session.costs;
