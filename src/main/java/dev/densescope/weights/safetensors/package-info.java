/** Files in the safetensors format. */
package dev.densescope.weights.safetensors;
