/** What a run is asked to do: how long, on which device, from where, with which rates. */
package dev.densescope.session.settings;
