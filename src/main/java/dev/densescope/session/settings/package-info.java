/** The settings of a run: length, device, starting point, recipe. */
package dev.densescope.session.settings;
