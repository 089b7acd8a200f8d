/** The devices of this machine: their search, which one runs use and why, and their choice in the bar. */
package dev.densescope.ui.shell.device;
