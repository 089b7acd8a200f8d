/** The Plan screen without its scene: the search for plans, what is chosen, and its words. */
package dev.densescope.ui.plan.model;
