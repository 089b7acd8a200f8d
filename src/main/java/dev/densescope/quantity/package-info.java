/** Quantities as people read them: bytes, times, counts, shares and losses. */
package dev.densescope.quantity;
