/**
 * The devices of this machine: listing them with the reasons why one is unusable, resolving options, and opening
 * them.
 */
package dev.densescope.session.device;
