package dev.densescope.chart.curve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Places for labels: inside, and none over another. */
class LabelPlacesTest {
    private static final Box BOUNDS = new Box(0, 0, 400, 300);

    @Test
    void aloneItStandsToTheRight() {
        Box box = LabelPlaces.of(List.of(new LabelPlaces.Mark(100, 100, 50)), BOUNDS, List.of(), List.of())
                .get(0)
                .orElseThrow();
        assertTrue(box.left() > 100 && box.top() < 100 && box.top() + box.height() > 100, box.toString());
    }

    /** A label beside, above or below its point touches it; one that had to move away is led to. */
    @Test
    void aLabelAwayFromItsPointHasALineToIt() {
        LabelPlaces.Mark mark = new LabelPlaces.Mark(100, 100, 50);
        for (Box beside : List.of(new Box(107, 93, 50, 14), new Box(75, 106, 50, 14), new Box(75, 80, 50, 14))) {
            assertEquals(Optional.empty(), LabelPlaces.leader(mark, beside));
        }
        assertEquals(
                Optional.of(new LabelPlaces.Leader(100, 100, 107, 80)),
                LabelPlaces.leader(mark, new Box(107, 66, 50, 14)));
    }

    @Test
    void atTheRightEdgeItStandsToTheLeft() {
        Box box = LabelPlaces.of(List.of(new LabelPlaces.Mark(395, 100, 50)), BOUNDS, List.of(), List.of())
                .get(0)
                .orElseThrow();
        assertTrue(box.left() + box.width() < 395, box.toString());
    }

    @Test
    void labelsNeitherOverlapNorLeaveNorCoverWhatIsTaken() {
        Random random = new Random(1);
        int all = 0;
        for (int trial = 0; trial < 200; trial++) {
            List<LabelPlaces.Mark> marks = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                marks.add(new LabelPlaces.Mark(
                        random.nextDouble() * 400, random.nextDouble() * 300, 20 + random.nextDouble() * 80));
            }
            List<Box> taken = List.of(new Box(random.nextDouble() * 400, 0, 8, 300));
            List<Box> placed = LabelPlaces.of(marks, BOUNDS, taken, List.of()).stream()
                    .flatMap(Optional::stream)
                    .toList();
            all += placed.size();
            for (int i = 0; i < placed.size(); i++) {
                assertTrue(BOUNDS.contains(placed.get(i)));
                assertFalse(placed.get(i).overlaps(taken.get(0)));
                for (int j = 0; j < i; j++) {
                    Box other = placed.get(j);
                    Box wider = new Box(other.left() - 4, other.top(), other.width() + 8, other.height());
                    assertFalse(placed.get(i).overlaps(wider), "labels in a row do not read as one");
                }
            }
        }
        assertTrue(all > 200 * 7, "nearly all labels find a place: " + all);
    }

    @Test
    void aLabelIsNotBesideAnotherPointThatItWouldSeemToBelongTo() {
        LabelPlaces.Mark left = new LabelPlaces.Mark(100, 100, 50);
        LabelPlaces.Mark right = new LabelPlaces.Mark(168, 104, 50);
        Box label = LabelPlaces.of(List.of(left, right), BOUNDS, List.of(), List.of())
                .get(0)
                .orElseThrow();
        assertTrue(label.left() + label.width() < 168 - 14, "it ends well before the other point: " + label);
        Box only = new Box(100, 90, 70, 20); // there is no other place
        assertTrue(LabelPlaces.of(List.of(left, right), only, List.of(), List.of())
                .get(0)
                .isPresent());
    }

    /** In a row of text between two lines, the first mark could take the only place of the second. */
    @Test
    void aMarkWithFewPlacesComesBeforeOneWithMany() {
        LabelPlaces.Mark many = new LabelPlaces.Mark(100, 50, 60);
        LabelPlaces.Mark few = new LabelPlaces.Mark(180, 50, 60);
        Box bounds = new Box(30, 30, 155, 100);
        List<Box> taken = List.of(new Box(110, 60, 75, 70), new Box(110, 30, 75, 12));
        assertEquals(
                2,
                LabelPlaces.of(List.of(many, few), bounds, taken, List.of()).stream()
                        .flatMap(Optional::stream)
                        .count());
    }

    @Test
    void avoidedBoxesAreCoveredOnlyAsALastResort() {
        List<LabelPlaces.Mark> marks = List.of(new LabelPlaces.Mark(100, 100, 50));
        List<Box> line = List.of(new Box(110, 0, 4, 300));
        Box beside = LabelPlaces.of(marks, BOUNDS, List.of(), line).get(0).orElseThrow();
        assertFalse(beside.overlaps(line.get(0)));
        Box narrow = new Box(90, 0, 100, 300);
        Box over = LabelPlaces.of(marks, narrow, List.of(), line).get(0).orElseThrow();
        assertTrue(over.overlaps(line.get(0)));
    }

    /** Such as the name of a strategy between the smallest plan and the budget. */
    @Test
    void aLabelBetweenTwoLinesCrossesNeitherIfItFits() {
        Box left = new Box(70, 0, 4, 300);
        Box right = new Box(160, 0, 8, 300);
        LabelPlaces.Mark besideAnother = new LabelPlaces.Mark(104, 80, 10);
        List<LabelPlaces.Mark> marks = List.of(new LabelPlaces.Mark(102, 100, 72), besideAnother);
        Box label = LabelPlaces.of(marks, BOUNDS, List.of(), List.of(left, right))
                .get(0)
                .orElseThrow();
        assertFalse(label.overlaps(left) || label.overlaps(right), label.toString());
    }

    @Test
    void whereThereIsNoRoomThereIsNoLabel() {
        List<LabelPlaces.Mark> marks = List.of(new LabelPlaces.Mark(20, 10, 50));
        assertEquals(List.of(Optional.empty()), LabelPlaces.of(marks, new Box(0, 0, 40, 20), List.of(), List.of()));
    }
}
