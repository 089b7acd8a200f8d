/** Designs as immutable values: records, presets and validation. Depends on the JDK alone. */
package dev.densescope.spec;
