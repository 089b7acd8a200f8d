/** The Plan screen: the fastest plan within a number of bytes, what each layer keeps under it, and what fits. */
package dev.densescope.ui.plan;
