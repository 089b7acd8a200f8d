package dev.densescope.data.minibatch;

import dev.densescope.data.DataException;
import dev.densescope.language.Text;
import dev.densescope.problem.Advice;
import dev.densescope.problem.Setting;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A stratified split of the training images into training and held-out images, determined by labels, fraction and seed.
 * Rounding is distributed so that the total is the requested fraction; every class keeps at least one training image.
 * Immutable.
 */
public final class HeldOut {
    private static final long SEED = 0x68656C64;

    private final int[] training;
    private final int[] evaluation;

    private HeldOut(boolean[] held) {
        training = indices(held, false);
        evaluation = indices(held, true);
    }

    /** The held-out share of a class: the rounded-down count, and the remainder. */
    private record Share(List<Integer> images, int count, double rest) {
        static Share of(List<Integer> images, double part) {
            double exact = part * images.size();
            int count = (int) Math.min(exact, Math.max(0, images.size() - 1));
            return new Share(images, count, exact - count);
        }

        boolean canGiveMore() {
            return count < images.size() - 1;
        }

        Share withOneMore() {
            return new Share(images, count + 1, rest - 1);
        }
    }

    /**
     * Holds out a part.
     *
     * @param labels labels of all images
     * @param part fraction, above 0 and below 1
     * @throws DataException if no image can be held out
     */
    public static HeldOut of(int[] labels, int classes, double part, long seed) {
        List<Share> shares = new ArrayList<>();
        for (List<Integer> images : shuffled(labels, classes, seed)) {
            shares.add(Share.of(images, part));
        }
        roundUp(shares, (int) Math.round(part * labels.length));
        boolean[] held = new boolean[labels.length];
        shares.forEach(share -> share.images().subList(0, share.count()).forEach(image -> held[image] = true));
        HeldOut heldOut = new HeldOut(held);
        if (heldOut.evaluation.length == 0) {
            throw new DataException(
                    Text.of(
                            "No image can be held out as %s of %d images in %d classes",
                            percent(part), labels.length, classes),
                    Advice.raise(Setting.HELD_OUT).or(Advice.to(Text.of("use more images"))));
        }
        return heldOut;
    }

    /** Indices of the training images, ascending. */
    public int[] training() {
        return training.clone();
    }

    /** Indices of the held-out images, ascending. */
    public int[] evaluation() {
        return evaluation.clone();
    }

    /** Formats a fraction: {@code 10 %}. */
    static String percent(double part) {
        return BigDecimal.valueOf(part * 100)
                        .setScale(2, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString()
                + " %";
    }

    /** The display name of a held-out part. */
    public static Text name(double part, Text of) {
        return Text.of("%s of %s, held out", percent(part), of);
    }

    private static List<List<Integer>> shuffled(int[] labels, int classes, long seed) {
        List<List<Integer>> byClass = new ArrayList<>();
        for (int label = 0; label < classes; label++) {
            byClass.add(new ArrayList<>());
        }
        for (int image = 0; image < labels.length; image++) {
            byClass.get(labels[image]).add(image);
        }
        Random random = new Random(Seeds.child(seed, SEED));
        byClass.forEach(images -> Collections.shuffle(images, random));
        return byClass;
    }

    /** Adds one image to the classes with the largest remainders until the target is reached. */
    private static void roundUp(List<Share> shares, int target) {
        int missing = target - shares.stream().mapToInt(Share::count).sum();
        List<Integer> order = IntStream.range(0, shares.size())
                .boxed()
                .filter(index -> shares.get(index).canGiveMore())
                .sorted(Comparator.comparingDouble(
                                (Integer index) -> -shares.get(index).rest())
                        .thenComparing(index -> shares.get(index).count()))
                .limit(Math.max(0, missing))
                .toList();
        order.forEach(index -> shares.set(index, shares.get(index).withOneMore()));
    }

    private static int[] indices(boolean[] held, boolean wanted) {
        return IntStream.range(0, held.length)
                .filter(image -> held[image] == wanted)
                .toArray();
    }
}
