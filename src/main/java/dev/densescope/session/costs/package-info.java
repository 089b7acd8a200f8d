/** Times of operations that plans are compared by: from a finished run, or from a calibration of the device. */
package dev.densescope.session.costs;
