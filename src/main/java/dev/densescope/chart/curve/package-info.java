/** Memory against time: a logarithmic scale of bytes, and places for labels of points. */
package dev.densescope.chart.curve;
