/**
 * The CPU: loops of our own in machine code for convolutions and batch norm in dense layers and transitions, oneDNN and
 * Java for the rest and where there is no library of ours; memory from ND4J.
 */
package dev.densescope.device.cpu;
