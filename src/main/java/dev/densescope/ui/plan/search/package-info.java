/** Searches for plans in the background, and what they find. */
package dev.densescope.ui.plan.search;
