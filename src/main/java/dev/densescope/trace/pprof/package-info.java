/** Profiles for pprof. */
package dev.densescope.trace.pprof;
