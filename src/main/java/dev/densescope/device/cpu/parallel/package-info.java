/** Work shared out among the processor's threads, in an order that does not depend on who is fast. */
package dev.densescope.device.cpu.parallel;
