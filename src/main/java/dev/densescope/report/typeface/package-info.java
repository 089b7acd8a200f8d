/** The typefaces of documents and pictures, which come with the program: no output depends on installed fonts. */
package dev.densescope.report.typeface;
