/**
 * Models of the memory that other frameworks need to train the same network: their graphs and allocators. Separate from
 * our predictions, because they are not exact. Depends on the JDK alone.
 */
package dev.densescope.framework;
