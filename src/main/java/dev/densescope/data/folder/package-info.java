/** Recognises classes and splits in a folder of images. */
package dev.densescope.data.folder;
