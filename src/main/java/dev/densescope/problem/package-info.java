/** What the program foresees that may stand in the user's way: the root of its exceptions. */
package dev.densescope.problem;
