/** The largest designs that fit into a number of bytes, found without running them. JDK only. */
package dev.densescope.plan.fit;
