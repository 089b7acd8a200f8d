/** Reports as JSON, for scripts. */
package dev.densescope.report.json;
