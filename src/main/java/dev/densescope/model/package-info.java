/** Models for other programs: a design with its weights and its plan, and the files that it becomes. */
package dev.densescope.model;
