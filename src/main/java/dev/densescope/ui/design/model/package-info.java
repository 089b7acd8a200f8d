/** The view model of the Design screen, independent of the toolkit. */
package dev.densescope.ui.design.model;
