/** Data sets, as minibatches of floats (N, H, W, C) and integer labels. */
package dev.densescope.data;
