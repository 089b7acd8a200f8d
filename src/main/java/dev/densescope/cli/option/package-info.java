/** Options that several commands share, each with the sentences of what it refuses. */
package dev.densescope.cli.option;
