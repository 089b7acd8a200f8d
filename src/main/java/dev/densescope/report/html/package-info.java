/** Documents as one self-contained HTML page with charts, style and data, for screens, phones and paper. */
package dev.densescope.report.html;
