/** Parameters of a run: initial ones, those of files, and those kept on disk between turns and after the end. */
package dev.densescope.session.local.parameters;
