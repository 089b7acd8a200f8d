/** Files that commands read: those that cannot be read are told after the others. */
package dev.densescope.cli.input;
