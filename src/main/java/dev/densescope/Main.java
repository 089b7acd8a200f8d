package dev.densescope;

import dev.densescope.cli.Cli;
import dev.densescope.cli.WindowArguments;
import dev.densescope.cli.terminal.CapturedErrors;
import dev.densescope.cli.terminal.Terminal;
import dev.densescope.failure.Failure;
import dev.densescope.failure.Failures;
import dev.densescope.failure.ProgramLog;
import dev.densescope.failure.UncaughtFailures;
import dev.densescope.failure.WindowFailures;
import dev.densescope.language.Text;
import dev.densescope.ui.LanguageChoice;
import dev.densescope.ui.WindowLocale;
import dev.densescope.ui.shell.DenseScopeApp;
import dev.densescope.ui.shell.file.KeptLanguage;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Entry point: no arguments, or files, open the window; anything else is the command line. */
public final class Main {
    private static final int FAILED = 1;
    private static final int BAD_USAGE = 2;
    private static final String DEBUG = "--debug";

    private Main() {}

    /** Exits with the exit code of the command or the window; see {@link Cli} for the codes. */
    public static void main(String[] args) {
        System.exit(start(args));
    }

    private static int start(String[] args) {
        try {
            Optional<WindowArguments> window = WindowArguments.of(args);
            setLocales(window.isPresent());
            ProgramLog log = ProgramLog.ofThisUser();
            log.begin(Arrays.asList(args).contains(DEBUG));
            Thread.setDefaultUncaughtExceptionHandler(
                    new UncaughtFailures(Text.of("A part of DenseScope failed"), Main::report));
            return window.isPresent() ? openWindow(window.get()) : new Cli(Terminal.ofProcess(), log).run(args);
        } catch (Throwable failed) { // an edge of the program: any failure becomes a sentence
            reportFailedStart(failed);
            return FAILED;
        }
    }

    /** Handles a failed start, even if the log cannot be loaded. */
    private static void reportFailedStart(Throwable failed) {
        try {
            report(Failures.end(Text.of("DenseScope could not start"), failed));
        } catch (LinkageError missing) {
            System.err.println(
                    "densescope: DenseScope could not start: a part of it is missing or cannot be read (%s). Reinstall it."
                            .formatted(failed));
        }
    }

    private static void report(Failure failure) {
        System.err.println("densescope: " + failure.sentence());
    }

    /**
     * Sets the locales; call it before any output. The command line is independent of the user's locale. The window has
     * the language that the user chose, and numbers and dates in the form of the user's region, or of a chosen language
     * that is not the system's.
     */
    private static void setLocales(boolean inWindow) {
        if (inWindow) {
            setLocales(KeptLanguage.ofThisUser());
        } else {
            Locale.setDefault(Locale.US);
            Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
        }
    }

    static void setLocales(LanguageChoice language) {
        Locale numbers = Locale.getDefault(Locale.Category.FORMAT);
        Locale texts = Locale.getDefault(Locale.Category.DISPLAY);
        Locale.setDefault(language.locale(texts));
        Locale.setDefault(Locale.Category.FORMAT, WindowLocale.of(language.numbers(texts, numbers)));
    }

    private static int openWindow(WindowArguments arguments) {
        Optional<String> refusal = prepareWindow();
        if (refusal.isEmpty()) {
            DenseScopeApp.open(arguments.files());
            return 0;
        }
        System.err.println("densescope: " + refusal.get());
        return Integer.getInteger("densescope.noDisplayExitCode", BAD_USAGE);
    }

    /** Prepares JavaFX. Its stack traces go to the log, and the terminal shows one sentence. */
    private static Optional<String> prepareWindow() {
        try (CapturedErrors errors = new CapturedErrors()) {
            return DenseScopeApp.prepare(errors::text);
        } catch (LinkageError missing) { // JavaFX is missing, so our own class cannot be loaded
            return Optional.of(WindowFailures.end(missing, "", System.getenv()).sentence());
        }
    }
}
