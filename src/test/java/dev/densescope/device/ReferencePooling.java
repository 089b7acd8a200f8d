package dev.densescope.device;

/** Pooling in plain loops and double precision. Forward and backward side by side. */
final class ReferencePooling {
    private ReferencePooling() {}

    private interface Visitor {
        void visit(int image, int channel, int row, int column);
    }

    private static void forEach(Maps maps, Visitor visitor) {
        for (int image = 0; image < maps.n(); image++) {
            for (int channel = 0; channel < maps.c(); channel++) {
                for (int row = 0; row < maps.h(); row++) {
                    for (int column = 0; column < maps.w(); column++) {
                        visitor.visit(image, channel, row, column);
                    }
                }
            }
        }
    }

    static Maps average(Maps input) {
        Maps output = Maps.zeros(input.n(), input.c(), input.h() / 2, input.w() / 2);
        forEach(output, (image, channel, row, column) -> {
            for (int i = 0; i < 4; i++) {
                output.add(
                        image, channel, row, column, input.at(image, channel, 2 * row + i / 2, 2 * column + i % 2) / 4);
            }
        });
        return output;
    }

    static Maps averageBackward(Maps outputGradient, Maps input) {
        Maps gradient = Maps.zeros(input.n(), input.c(), input.h(), input.w());
        forEach(outputGradient, (image, channel, row, column) -> {
            for (int i = 0; i < 4; i++) {
                gradient.add(
                        image,
                        channel,
                        2 * row + i / 2,
                        2 * column + i % 2,
                        outputGradient.at(image, channel, row, column) / 4);
            }
        });
        return gradient;
    }

    static Maps max(Maps input) {
        Maps output = Maps.zeros(input.n(), input.c(), (input.h() + 1) / 2, (input.w() + 1) / 2);
        forEach(output, (image, channel, row, column) -> {
            int winner = winner(input, image, channel, row, column);
            output.add(image, channel, row, column, input.values()[winner]);
        });
        return output;
    }

    static Maps maxBackward(Maps outputGradient, Maps input) {
        Maps gradient = Maps.zeros(input.n(), input.c(), input.h(), input.w());
        forEach(
                outputGradient,
                (image, channel, row, column) -> gradient.values()[winner(input, image, channel, row, column)] +=
                        outputGradient.at(image, channel, row, column));
        return gradient;
    }

    /** Index of the first of the largest values of a 3x3 window of stride 2 and padding 1. */
    private static int winner(Maps input, int image, int channel, int row, int column) {
        int winner = -1;
        for (int i = 0; i < 9; i++) {
            int y = 2 * row + i / 3 - 1;
            int x = 2 * column + i % 3 - 1;
            if (input.contains(y, x) && (winner < 0 || input.at(image, channel, y, x) > input.values()[winner])) {
                winner = input.index(image, channel, y, x);
            }
        }
        return winner;
    }

    static Maps globalAverage(Maps input) {
        Maps output = Maps.zeros(input.n(), input.c(), 1, 1);
        forEach(
                input,
                (image, channel, row, column) -> output.add(
                        image, channel, 0, 0, input.at(image, channel, row, column) / (input.h() * input.w())));
        return output;
    }

    static Maps globalAverageBackward(Maps outputGradient, Maps input) {
        Maps gradient = Maps.zeros(input.n(), input.c(), input.h(), input.w());
        forEach(
                gradient,
                (image, channel, row, column) -> gradient.add(
                        image,
                        channel,
                        row,
                        column,
                        outputGradient.at(image, channel, 0, 0) / (input.h() * input.w())));
        return gradient;
    }
}
