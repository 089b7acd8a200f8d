/**
 * Files that are written completely or not at all: replaced atomically or created under a new name, alone or as a group, with
 * names claimed by running processes.
 */
package dev.densescope.file.write;
