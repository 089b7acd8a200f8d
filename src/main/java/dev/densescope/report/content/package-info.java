/** The content of reports: sections of a document, made from runs. */
package dev.densescope.report.content;
