/** Does it fit? Compares the memory of each strategy with that of the device. */
package dev.densescope.ui.design.fit;
