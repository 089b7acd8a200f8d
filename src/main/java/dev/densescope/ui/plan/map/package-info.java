/** What each layer keeps: a map of all layers and their outputs, in which decisions are made by hand. */
package dev.densescope.ui.plan.map;
