/**
 * What frameworks need to train the same network: models of their graphs and of their allocators, told apart from our predictions
 * because they are not exact. JDK only.
 */
package dev.densescope.framework;
