/** The operands of kernels: tensors in device storage, groups of them, and the window of a convolution. */
package dev.densescope.device.operand;
