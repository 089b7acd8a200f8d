/**
 * What memory a training step holds and when: tensors and operations as the charts name them, the recorder that stamps
 * them, and the live profile both prediction and measurement are turned into. JDK only.
 */
package dev.densescope.memory;
