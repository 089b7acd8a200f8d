/** Executes a schedule on a device: storage, kernels, steps, parameters. Independent of DenseNets. */
package dev.densescope.engine;
