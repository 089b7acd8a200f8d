/** The base class of all expected failures, which the user can fix. */
package dev.densescope.problem;
