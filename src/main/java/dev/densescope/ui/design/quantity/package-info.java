/** Numbers of a design that are edited: exact fields with sliders, checked as they are typed. */
package dev.densescope.ui.design.quantity;
