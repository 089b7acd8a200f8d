/** The source of step times: runs, a calibration, or the specifications of a GPU. */
package dev.densescope.ui.plan.times;
