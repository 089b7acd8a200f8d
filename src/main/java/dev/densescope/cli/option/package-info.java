/** Options that several commands share, with the messages for invalid values. */
package dev.densescope.cli.option;
