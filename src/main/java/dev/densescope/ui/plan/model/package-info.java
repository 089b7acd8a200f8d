/** The view model of the Plan screen: the search for plans, the shown plan, locks, step times, and texts about them. */
package dev.densescope.ui.plan.model;
