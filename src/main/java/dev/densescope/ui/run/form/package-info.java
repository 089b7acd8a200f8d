/** The settings of the next run: as they are typed, kept between starts, and shown. */
package dev.densescope.ui.run.form;
