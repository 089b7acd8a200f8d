/** Live bytes of compared runs over one axis: time, operations or layers. */
package dev.densescope.compare.overlay;
