/** The queue of strategies that run in sequence. */
package dev.densescope.ui.run.queue;
