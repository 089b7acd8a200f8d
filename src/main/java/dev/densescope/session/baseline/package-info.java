/** Baselines: the same training by another framework, in a process of its own. */
package dev.densescope.session.baseline;
