/**
 * Files that are written whole or not at all, names that processes claim, why the operating system refuses, and archives known
 * by their first bytes.
 */
package dev.densescope.file;
