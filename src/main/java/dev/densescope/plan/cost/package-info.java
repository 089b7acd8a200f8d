/**
 * Estimates of operation times: costs by kind of operation, bytes and multiply-accumulates, fitted to the times of a
 * run or a calibration, or from the specifications of a GPU. JDK only.
 */
package dev.densescope.plan.cost;
