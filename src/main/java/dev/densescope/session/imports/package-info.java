/** Designs and weights made from files that others wrote. */
package dev.densescope.session.imports;
