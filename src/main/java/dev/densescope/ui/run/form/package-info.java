/** The settings of the next run: as they are typed, checked, and kept between starts. */
package dev.densescope.ui.run.form;
