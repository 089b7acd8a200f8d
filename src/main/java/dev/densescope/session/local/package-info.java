/** Runs on this machine: the run thread and what it keeps of a run. */
package dev.densescope.session.local;
