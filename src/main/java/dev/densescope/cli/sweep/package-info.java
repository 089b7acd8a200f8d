/** What the command {@code sweep} needs: its options, its progress and its table. */
package dev.densescope.cli.sweep;
