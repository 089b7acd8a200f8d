package dev.densescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

class DateTextTest {
    private static final Instant AT = Instant.parse("2025-11-30T14:30:59Z");

    @Test
    void aListSaysTheTimeOfThisYearAndTheYearOfAnother() {
        assertEquals("30 Nov 14:30", DateText.inList(AT, ZonedDateTime.of(2025, 12, 31, 0, 0, 0, 0, ZoneOffset.UTC)));
        assertEquals("30 Nov 2025", DateText.inList(AT, ZonedDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC)));
    }

    @Test
    void aSentenceSaysDayAndTime() {
        assertEquals("30 Nov 2025, 14:30", DateText.dayAndMinute().format(AT.atZone(ZoneOffset.UTC)));
    }
}
