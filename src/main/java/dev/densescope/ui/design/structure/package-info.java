/** The network as a tree. */
package dev.densescope.ui.design.structure;
