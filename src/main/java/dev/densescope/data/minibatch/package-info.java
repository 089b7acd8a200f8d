/** Minibatches of images: their order, how they vary, reading ahead of training. */
package dev.densescope.data.minibatch;
