/** The base class of expected failures, which the user can fix, and advice how to fix them. */
package dev.densescope.problem;
