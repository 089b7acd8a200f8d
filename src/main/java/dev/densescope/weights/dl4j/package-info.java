/** Models of Deeplearning4j, read as data: their graph as a DenseNet, and their parameters by torchvision's names. */
package dev.densescope.weights.dl4j;
