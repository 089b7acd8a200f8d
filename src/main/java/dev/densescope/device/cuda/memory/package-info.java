/** Memory of one GPU, transfers to and from it, and its stream. */
package dev.densescope.device.cuda.memory;
