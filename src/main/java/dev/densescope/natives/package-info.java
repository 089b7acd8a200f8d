/** Where native libraries are unpacked to: into a folder of the user's where nobody else can put one of their own. */
package dev.densescope.natives;
