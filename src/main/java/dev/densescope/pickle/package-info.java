/**
 * Reads pickles (protocols 2 to 5) as data. Pickles are programs; the machine runs only the opcodes that build plain
 * values, and limits time and memory. What the values are is up to the reader of a file format.
 */
package dev.densescope.pickle;
