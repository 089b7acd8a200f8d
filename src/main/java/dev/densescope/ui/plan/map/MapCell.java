package dev.densescope.ui.plan.map;

import dev.densescope.spec.LayerPath;

/** A cell of the map. */
record MapCell(LayerPath layer, MapRow row) {}
