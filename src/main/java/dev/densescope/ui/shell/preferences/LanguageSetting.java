package dev.densescope.ui.shell.preferences;

import dev.densescope.ui.LanguageChoice;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The language of the window.
 *
 * @param chosen the language from the next start on
 * @param choose keeps another one
 */
public record LanguageSetting(Supplier<LanguageChoice> chosen, Consumer<LanguageChoice> choose) {}
