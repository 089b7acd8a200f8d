/** Memory snapshots as PyTorch writes them. */
package dev.densescope.trace.snapshot;
