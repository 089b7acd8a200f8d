package dev.densescope.trace.imports.snapshot;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Pickles plain values as Python's {@code pickle} or as PyTorch's own writer in C++ does, of any length. */
public final class Pickler {
    /** Who writes. */
    public enum Style {
        /** Protocol 2: memoizes everything, appends in batches of 1,000. */
        PYTHON_2,
        /** Protocol 4: the same, with shorter opcodes. */
        PYTHON_4,
        /** {@code _memory_snapshot_pickled}: one batch of any length; memoizes texts, and containers after their content. */
        CPP;

        private int batch() {
            return this == CPP ? Integer.MAX_VALUE : 1_000;
        }
    }

    private final OutputStream out;
    private final Style style;
    private final Map<String, Integer> texts = new HashMap<>();
    private final IdentityHashMap<Object, Integer> shared = new IdentityHashMap<>();
    private int memoized;

    public Pickler(OutputStream out, Style style) {
        this.out = out;
        this.style = style;
        raw(0x80, style == Style.PYTHON_4 ? 4 : 2);
    }

    /** Values that occur more than once are written once; the pickler keeps them. */
    public Pickler share(Object container) {
        shared.put(container, -1);
        return this;
    }

    /** Drops a value that does not occur again. */
    public void forget(Object container) {
        shared.remove(container);
    }

    /** Ends the pickle. */
    public void end() {
        raw('.');
    }

    /** A map, a list, an iterator (of a list), a text, a number, a truth value or null. */
    public void write(Object value) {
        Integer known = value == null ? null : shared.get(value);
        if (known != null && known >= 0) {
            get(known);
            return;
        }
        if (value instanceof Map<?, ?> map) {
            dictionary(map);
        } else if (value instanceof List<?> list) {
            list(list, list.iterator());
        } else if (value instanceof Iterator<?> items) {
            list(items, items);
        } else {
            scalar(value);
        }
    }

    private void scalar(Object value) {
        if (value instanceof String text) {
            text(text);
        } else if (value instanceof Double number) {
            raw('G');
            big(Double.doubleToLongBits(number));
        } else if (value instanceof Number number) {
            whole(number.longValue());
        } else if (value instanceof Boolean truth) {
            raw(truth ? 0x88 : 0x89);
        } else {
            raw('N');
        }
    }

    private void dictionary(Map<?, ?> map) {
        raw('}');
        if (style != Style.CPP) {
            remember(map);
        }
        if (!map.isEmpty()) {
            raw('(');
            map.forEach((key, item) -> {
                write(key);
                write(item);
            });
            raw('u');
        }
        if (style == Style.CPP && shared.containsKey(map)) {
            remember(map);
        }
    }

    private void list(Object list, Iterator<?> items) {
        raw(']');
        if (style != Style.CPP) {
            remember(list);
        }
        while (items.hasNext()) {
            raw('(');
            for (int i = 0; i < style.batch() && items.hasNext(); i++) {
                write(items.next());
            }
            raw('e');
        }
        if (style == Style.CPP && shared.containsKey(list)) {
            remember(list);
        }
    }

    private void text(String text) {
        Integer known = texts.get(text);
        if (known != null) {
            get(known);
            return;
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        if (style == Style.PYTHON_4 && utf8.length < 256) {
            raw(0x8c, utf8.length);
        } else {
            raw('X');
            little(utf8.length, Integer.BYTES);
        }
        bytes(utf8);
        texts.put(text, memoized);
        put();
    }

    private void whole(long value) {
        if (value >= 0 && value < 256) {
            raw('K', (int) value);
        } else if (value >= 0 && value < 65536) {
            raw('M');
            little(value, Short.BYTES);
        } else if (value == (int) value) {
            raw('J');
            little(value, Integer.BYTES);
        } else {
            raw(0x8a, Long.BYTES);
            little(value, Long.BYTES);
        }
    }

    private void remember(Object container) {
        if (shared.containsKey(container)) {
            shared.put(container, memoized);
        }
        put();
    }

    private void put() {
        if (style == Style.PYTHON_4) {
            raw(0x94);
        } else if (memoized < 256) {
            raw('q', memoized);
        } else {
            raw('r');
            little(memoized, Integer.BYTES);
        }
        memoized++;
    }

    private void get(int index) {
        if (index < 256) {
            raw('h', index);
        } else {
            raw('j');
            little(index, Integer.BYTES);
        }
    }

    private void little(long value, int count) {
        for (int i = 0; i < count; i++) {
            raw((int) (value >>> (8 * i)) & 0xff);
        }
    }

    private void big(long value) {
        for (int shift = 56; shift >= 0; shift -= 8) {
            raw((int) (value >>> shift) & 0xff);
        }
    }

    private void raw(int... values) {
        try {
            for (int value : values) {
                out.write(value);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void bytes(byte[] some) {
        try {
            out.write(some);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
