/** The largest designs that fit a number of bytes, found without a run. JDK only. */
package dev.densescope.plan.fit;
