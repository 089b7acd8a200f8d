/** Step times of runs, compared: quartiles, and ratios with their intervals. */
package dev.densescope.compare.time;
