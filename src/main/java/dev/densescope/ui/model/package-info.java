/** The state that all screens share, without types of the scene graph. */
package dev.densescope.ui.model;
