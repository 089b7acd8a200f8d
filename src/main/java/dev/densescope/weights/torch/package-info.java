/**
 * Reads PyTorch checkpoints as data: a ZIP archive of raw storages, and a pickle that describes their tensors. Nothing
 * in the pickle is executed or instantiated; all contents are validated and limited in size.
 */
package dev.densescope.weights.torch;
