/** The base class of expected failures, which the user can fix, advice how to fix them, and texts of files in messages. */
package dev.densescope.problem;
