/** Parameters in files: safetensors, with the names and shapes of torchvision's DenseNets. */
package dev.densescope.weights;
