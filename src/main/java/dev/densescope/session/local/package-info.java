/** Runs on this machine: the devices it has, the run thread and what it keeps of a run. */
package dev.densescope.session.local;
