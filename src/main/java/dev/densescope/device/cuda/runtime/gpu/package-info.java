/** Which GPUs there are, and what NVIDIA's management library says of them. */
package dev.densescope.device.cuda.runtime.gpu;
