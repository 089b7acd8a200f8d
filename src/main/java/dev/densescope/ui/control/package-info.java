/** Controls that several screens use. */
package dev.densescope.ui.control;
