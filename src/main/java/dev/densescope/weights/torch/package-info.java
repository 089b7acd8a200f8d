/**
 * PyTorch checkpoints, read as data: a ZIP archive of raw storages, and a pickle that says which tensors they are. Nothing
 * of it is ever run, loaded or instantiated; everything it claims is checked and bounded.
 */
package dev.densescope.weights.torch;
