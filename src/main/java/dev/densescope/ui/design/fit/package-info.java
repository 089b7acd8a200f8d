/** Does it fit? What each strategy needs beside what the device has. */
package dev.densescope.ui.design.fit;
