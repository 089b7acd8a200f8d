/** Files that can be compared: found in folders, recognised by their content, and read. */
package dev.densescope.compare.read;
