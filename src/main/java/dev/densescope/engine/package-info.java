/** Interprets a schedule on a device: storage, kernels, steps, parameters. Holds no DenseNet knowledge of its own. */
package dev.densescope.engine;
