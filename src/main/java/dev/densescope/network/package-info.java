/** The network of a design: layers with their shapes, parameters and multiply-accumulates. Depends on the JDK alone. */
package dev.densescope.network;
