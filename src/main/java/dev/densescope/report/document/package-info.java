/** The content of a report or a plan as sections and blocks, from which pages, documents and files of charts are written. */
package dev.densescope.report.document;
