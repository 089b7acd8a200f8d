/** Parallel execution on the processor's threads, with results that do not depend on their timing. */
package dev.densescope.device.cpu.parallel;
