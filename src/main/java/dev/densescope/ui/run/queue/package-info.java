/** The strategies that are run one after the other, and how far each is. */
package dev.densescope.ui.run.queue;
