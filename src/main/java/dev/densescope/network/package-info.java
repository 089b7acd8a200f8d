/** The design worked out: layers with their shapes, parameters and multiply-accumulates. JDK only. */
package dev.densescope.network;
