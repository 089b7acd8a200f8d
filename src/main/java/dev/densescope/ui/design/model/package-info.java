/** What the Design screen shows and edits, without a toolkit. */
package dev.densescope.ui.design.model;
