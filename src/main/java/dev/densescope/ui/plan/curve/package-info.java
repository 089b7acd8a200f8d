/** The curve of memory against time, and the budget on it. */
package dev.densescope.ui.plan.curve;
