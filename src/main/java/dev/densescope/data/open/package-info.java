/** Recognises, previews and opens data sets. */
package dev.densescope.data.open;
