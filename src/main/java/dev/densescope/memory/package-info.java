/**
 * The memory timeline of a training step: tensors and operations with display names, the recorder that timestamps them,
 * the live profile of both prediction and measurement, and the timeline that traces of other programs have as well. Depends on the JDK alone.
 */
package dev.densescope.memory;
