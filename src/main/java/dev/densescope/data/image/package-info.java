/** Decodes image files to pixels of a given size. */
package dev.densescope.data.image;
