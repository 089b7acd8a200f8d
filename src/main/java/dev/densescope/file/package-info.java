/**
 * Atomic file writes with progress, names claimed by processes, messages for I/O errors, and archives recognised by
 * their first bytes.
 */
package dev.densescope.file;
