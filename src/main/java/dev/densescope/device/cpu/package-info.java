/**
 * The CPU: our own native loops for convolutions and batch norm in dense layers and transitions, oneDNN and Java for
 * everything else and where there is no native library. Memory is allocated by ND4J.
 */
package dev.densescope.device.cpu;
