/** The runs of the window, from this session and from files, and what its screens ask of the next one. */
package dev.densescope.ui.model.run;
