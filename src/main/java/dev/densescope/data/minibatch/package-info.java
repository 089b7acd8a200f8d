/** Minibatches of images: order, augmentation, prefetching. */
package dev.densescope.data.minibatch;
