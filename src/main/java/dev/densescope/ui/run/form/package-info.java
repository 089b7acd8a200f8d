/** The form for the settings of the next run: fields, validation, and storage between starts of the program. */
package dev.densescope.ui.run.form;
