/** The design as immutable values: records, presets and validation. JDK only; imports nothing of ours. */
package dev.densescope.spec;
