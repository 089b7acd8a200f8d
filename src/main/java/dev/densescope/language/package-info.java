/** Sentences that are written in English and can be read in another language. */
package dev.densescope.language;
