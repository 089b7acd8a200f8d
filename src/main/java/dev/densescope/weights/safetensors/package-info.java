/** Reads and writes safetensors files. */
package dev.densescope.weights.safetensors;
