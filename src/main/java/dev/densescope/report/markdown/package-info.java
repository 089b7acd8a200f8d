/** Documents as Markdown in GitHub's dialect, for pull requests. */
package dev.densescope.report.markdown;
