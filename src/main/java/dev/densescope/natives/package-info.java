/** The folder for unpacked native libraries, which only the user can write to. */
package dev.densescope.natives;
