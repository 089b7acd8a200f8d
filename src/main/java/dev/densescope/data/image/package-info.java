/** From a PNG or JPEG file to pixels of the size that is asked for. */
package dev.densescope.data.image;
