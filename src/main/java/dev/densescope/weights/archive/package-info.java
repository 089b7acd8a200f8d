/** ZIP archives from untrusted sources: their directory, and entries within limits. */
package dev.densescope.weights.archive;
