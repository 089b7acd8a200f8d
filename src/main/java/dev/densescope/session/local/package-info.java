/** Runs on this machine: the run thread, its files and its records. */
package dev.densescope.session.local;
