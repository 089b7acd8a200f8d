/** Reading with progress and limits, messages for I/O errors, folders of the user, and file formats recognised by their first bytes. */
package dev.densescope.file;
