/** The Design screen: the network as a picture, its structure and properties, and whether it fits. */
package dev.densescope.ui.design;
