package dev.densescope.session.file.table;

import dev.densescope.language.Text;
import dev.densescope.spec.LayerPath;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The current row of a result. Each value that is read is checked: existence, type, range. A failed check throws a
 * {@link CorruptRunFileException}. Confined to one thread.
 */
public final class Row {
    /** More than any machine has; keeps sums within {@code long}. */
    public static final long MAX_BYTES = 1L << 50;

    /** Some years. */
    public static final long MAX_NANOS = 1L << 57;

    private static final int MAX_CHARACTERS = 20_000;

    /** Enough for a plan of the largest number of layers. */
    private static final int MAX_CHARACTERS_OF_A_LONG_TEXT = 500_000;

    private static final int TEXT_BYTES = 48;

    private final ResultSet result;
    private final ReadingLimits limits;
    private final Map<String, Integer> columns = new HashMap<>();

    Row(ResultSet result, ReadingLimits limits) throws SQLException {
        this.result = result;
        this.limits = limits;
        ResultSetMetaData named = result.getMetaData();
        for (int column = 1; column <= named.getColumnCount(); column++) {
            columns.put(named.getColumnName(column), column);
        }
    }

    /** Whether the column exists: files of older versions lack some. */
    public boolean has(String column) {
        return columns.containsKey(column);
    }

    /** Whether the column exists and is not NULL. */
    public boolean isPresent(String column) throws SQLException {
        return has(column) && result.getObject(index(column)) != null;
    }

    public String text(String column) throws SQLException {
        return text(column, MAX_CHARACTERS);
    }

    /** The path of a layer. */
    public LayerPath layer(String column) throws SQLException {
        try {
            return LayerPath.parse(text(column));
        } catch (IllegalArgumentException none) {
            throw new CorruptRunFileException("a layer's path is invalid");
        }
    }

    /** A text as long as a plan with a word for each layer. */
    public String longText(String column) throws SQLException {
        return text(column, MAX_CHARACTERS_OF_A_LONG_TEXT);
    }

    private String text(String column, int maxCharacters) throws SQLException {
        Object value = result.getObject(index(column));
        CorruptRunFileException.require(value instanceof String, () -> Text.of("%s is not text", column));
        String text = (String) value;
        CorruptRunFileException.require(
                text.length() <= maxCharacters, () -> Text.of("%s has more than %d characters", column, maxCharacters));
        limits.kept(TEXT_BYTES + 2L * text.length());
        return text;
    }

    /** One of a set of values, identified by its id. */
    public <T> T one(String column, Function<String, Optional<T>> byId) throws SQLException {
        return byId.apply(text(column))
                .orElseThrow(() -> new CorruptRunFileException(Text.of("%s is unknown", column)));
    }

    /** One of a set of values, identified by its id. */
    public <T> T one(String column, T[] values, Function<T, String> id) throws SQLException {
        return one(
                column,
                text -> Arrays.stream(values)
                        .filter(value -> id.apply(value).equals(text))
                        .findFirst());
    }

    public long whole(String column, long min, long max) throws SQLException {
        Object value = result.getObject(index(column));
        CorruptRunFileException.require(
                value instanceof Long || value instanceof Integer, () -> Text.of("%s is not a whole number", column));
        long number = ((Number) value).longValue();
        CorruptRunFileException.require(
                number >= min && number <= max,
                () -> Text.of("%s must be from %d to %d, but is %d", column, min, max, number));
        return number;
    }

    public int count(String column, int min) throws SQLException {
        return (int) whole(column, min, Integer.MAX_VALUE);
    }

    public long bytes(String column) throws SQLException {
        return whole(column, 0, MAX_BYTES);
    }

    public long nanos(String column) throws SQLException {
        return whole(column, 0, MAX_NANOS);
    }

    public boolean flag(String column) throws SQLException {
        return whole(column, 0, 1) == 1;
    }

    public double real(String column, double min, double max) throws SQLException {
        Object value = result.getObject(index(column));
        CorruptRunFileException.require(value instanceof Double, () -> Text.of("%s is not a number", column));
        double number = (Double) value;
        CorruptRunFileException.require(
                number >= min && number <= max,
                () -> Text.of("%s must be from %s to %s, but is %s", column, min, max, number));
        return number;
    }

    /** A number that may be infinite, or not a number if NULL in the file. */
    public double loss(String column) throws SQLException {
        return isPresent(column) ? real(column, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY) : Double.NaN;
    }

    /** A fraction from 0 to 1, or not a number if NULL or missing. */
    public double share(String column) throws SQLException {
        return isPresent(column) ? real(column, 0, 1) : Double.NaN;
    }

    public byte[] blob(String column) throws SQLException {
        Object value = result.getObject(index(column));
        CorruptRunFileException.require(value instanceof byte[], () -> Text.of("%s is not a blob", column));
        byte[] blob = (byte[]) value;
        limits.kept(2L * blob.length);
        return blob;
    }

    private int index(String column) {
        return Optional.ofNullable(columns.get(column))
                .orElseThrow(() -> new CorruptRunFileException(Text.of("there is no column %s", column)));
    }
}
