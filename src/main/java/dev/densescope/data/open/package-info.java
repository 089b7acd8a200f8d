/** Recognises, previews and opens the images that a choice names. */
package dev.densescope.data.open;
