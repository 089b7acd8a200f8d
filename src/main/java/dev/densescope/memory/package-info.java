/**
 * The memory timeline of a training step: tensors and operations with display names, the recorder that timestamps them,
 * and the live profile of both prediction and measurement. Depends on the JDK alone.
 */
package dev.densescope.memory;
