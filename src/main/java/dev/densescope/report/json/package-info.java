/** Reports as JSON: the form that scripts rely on. */
package dev.densescope.report.json;
