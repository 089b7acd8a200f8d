/** The view model of the Compare screen: runs that are found, chosen and read, and their comparison. */
package dev.densescope.ui.compare.model;
