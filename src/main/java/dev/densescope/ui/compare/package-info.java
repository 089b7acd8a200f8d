/** The Compare screen: runs of this window, of earlier ones and of other programs, side by side. */
package dev.densescope.ui.compare;
