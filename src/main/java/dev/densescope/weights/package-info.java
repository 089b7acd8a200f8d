/** Reads and writes weights and checkpoints with the names and shapes of torchvision's DenseNets. */
package dev.densescope.weights;
