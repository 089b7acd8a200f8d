/** Runs that are started, in progress, taking turns, stopped and resumed, and the training that the last one leaves. */
package dev.densescope.ui.run.active;
