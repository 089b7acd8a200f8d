/** The design as versioned JSON: strict to read, replaced in one move when written. Uses Jackson. */
package dev.densescope.spec.json;
