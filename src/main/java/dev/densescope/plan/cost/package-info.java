/**
 * How long operations take, without running them: costs fitted to the operation times of a run or of a calibration, by kind of
 * operation, bytes and multiply-accumulates. JDK only.
 */
package dev.densescope.plan.cost;
