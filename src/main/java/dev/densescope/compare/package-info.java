/** Two to five runs compared, whatever recorded them: memory, step times, losses and layers. Values without a toolkit. */
package dev.densescope.compare;
