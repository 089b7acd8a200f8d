/** The Run screen without its scene: what is asked for, the course of runs, what is in sight of them. */
package dev.densescope.ui.run.model;
