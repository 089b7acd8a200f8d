/** Memory of one GPU, copies to and from it, and the queue in whose order everything runs. */
package dev.densescope.device.cuda.memory;
