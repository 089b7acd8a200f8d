/**
 * Atomic file writes and reading with progress, names claimed by processes, messages for I/O errors, and archives recognised by
 * their first bytes.
 */
package dev.densescope.file;
