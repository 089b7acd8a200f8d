/** How a folder of images is laid out: walked once, and read as classes and splits. */
package dev.densescope.data.folder;
