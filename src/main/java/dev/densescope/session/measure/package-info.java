/** What a run measured: steps, epochs, layers, bytes. */
package dev.densescope.session.measure;
