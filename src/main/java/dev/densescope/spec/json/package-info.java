/** Designs as versioned JSON: parsed strictly, written atomically. Uses Jackson. */
package dev.densescope.spec.json;
