/** What all screens share, without a scene type. */
package dev.densescope.ui.model;
