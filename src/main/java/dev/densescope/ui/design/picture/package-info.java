/** The picture of the network. */
package dev.densescope.ui.design.picture;
