package dev.densescope.ui.run.form;

import dev.densescope.ui.Messages;
import dev.densescope.ui.control.TypedNumber;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.function.UnaryOperator;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A number field: its text, and the reason if it cannot be used. FX thread only. */
public final class NumberEntry {
    private final String usual;
    private final StringProperty text;
    private final StringBinding problem;
    /** Replaces the separators of the user in a text that can be used. */
    private final UnaryOperator<String> plain;

    private interface Check {
        /** Why a text cannot be used; empty if it can. */
        String problem(String text);
    }

    /** @param usual the default, as {@link #show} takes it */
    private NumberEntry(String usual, Check check, UnaryOperator<String> plain) {
        this.usual = typed(usual);
        this.plain = plain;
        text = new SimpleStringProperty(this, "text", this.usual);
        problem = Bindings.createStringBinding(() -> check.problem(text.get().strip()), text);
    }

    /** A whole number. */
    static NumberEntry whole(String usual, long min, long max) {
        return new NumberEntry(usual, typed -> wholeProblem(typed, min, max), NumberEntry::plainWhole);
    }

    /** An optional whole number. */
    static NumberEntry wholeOrEmpty(long min, long max) {
        return new NumberEntry(
                "", typed -> typed.isEmpty() ? "" : wholeProblem(typed, min, max), NumberEntry::plainWhole);
    }

    /** A number with a decimal point. */
    static NumberEntry decimal(String usual, double min, double max) {
        return new NumberEntry(usual, typed -> decimalProblem(typed, min, max), TypedNumber::withPoint);
    }

    public StringProperty textProperty() {
        return text;
    }

    /** Why the text cannot be used; empty if it can. */
    public StringBinding problem() {
        return problem;
    }

    /** The number with Latin digits and a decimal point, whatever the user's separators are; empty if it cannot be used. */
    String plain() {
        String typed = text.get().strip();
        return problem.get().isEmpty() && !typed.isEmpty() ? plain.apply(typed) : "";
    }

    /** Shows a number that is written with Latin digits and a decimal point, as the user writes it. */
    void show(String number) {
        text.set(typed(number));
    }

    private static String typed(String number) {
        char point = DecimalFormatSymbols.getInstance(Locale.getDefault(Locale.Category.FORMAT))
                .getDecimalSeparator();
        return number.replace('.', point);
    }

    /** Whether the number is the default, however it is written. */
    public boolean isUsual() {
        String typed = text.get().strip();
        return typed.equals(usual) || (problem.get().isEmpty() && plain().equals(plainUsual()));
    }

    private String plainUsual() {
        return usual.isEmpty() ? "" : plain.apply(usual);
    }

    /** The whole number, or the default if the text cannot be used; 0 if it is empty. */
    long whole() {
        String usable = usable();
        return usable.isEmpty() ? 0 : TypedNumber.whole(usable);
    }

    /** The number, or the default if the text cannot be used. */
    double decimal() {
        return TypedNumber.decimal(usable());
    }

    private String usable() {
        return problem.get().isEmpty() ? text.get().strip() : usual;
    }

    private static String plainWhole(String typed) {
        return Long.toString(TypedNumber.whole(typed));
    }

    private static String wholeProblem(String typed, long min, long max) {
        try {
            long value = TypedNumber.whole(typed);
            return value >= min && value <= max ? "" : wholeRange(min, max);
        } catch (NumberFormatException notWhole) {
            return wholeRange(min, max);
        }
    }

    /** A sentence with the allowed range or, if its bounds are those of a long, with the number of digits. */
    private static String wholeRange(long min, long max) {
        return max == Long.MAX_VALUE
                ? Messages.text("run.form.notWhole")
                : Messages.text("run.form.outOfWholeRange", min, max);
    }

    private static String decimalProblem(String typed, double min, double max) {
        String range = Messages.text("run.form.outOfRange", min, max);
        try {
            double value = TypedNumber.decimal(typed);
            return value >= min && value <= max ? "" : range;
        } catch (NumberFormatException notANumber) {
            return range;
        }
    }
}
