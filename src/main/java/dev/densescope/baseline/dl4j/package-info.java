/** The process that trains a design with Deeplearning4j. */
package dev.densescope.baseline.dl4j;
