/** The network and its training as Python source for PyTorch, with a storage plan as checkpoints. */
package dev.densescope.model.pytorch;
