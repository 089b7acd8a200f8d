/** The network as a picture. */
package dev.densescope.ui.design.picture;
