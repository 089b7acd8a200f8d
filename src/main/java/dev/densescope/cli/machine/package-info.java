/** The parts of the machine that commands use: runners, devices, run files and costs of operations. */
package dev.densescope.cli.machine;
