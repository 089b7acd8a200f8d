/** The formats of exported models, each with its writer, and the writing of their files. */
package dev.densescope.model.format;
