/**
 * The Plan screen: the fastest plan within a budget, the outputs that each layer keeps, and the largest designs that
 * fit.
 */
package dev.densescope.ui.plan;
