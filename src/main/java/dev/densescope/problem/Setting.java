package dev.densescope.problem;

import dev.densescope.language.Text;

/** A setting of the user. The window shows its name, the command line its option. */
public enum Setting {
    BATCH("the batch"),
    BLOCKS("layers"),
    GROWTH_RATE("the growth rate"),
    BOTTLENECK("the bottleneck"),
    COMPRESSION("the compression"),
    INPUT("the input size"),
    CHANNELS("the channels"),
    CLASSES("the classes"),
    STRATEGY("the strategy"),
    DEVICE("the device"),
    DATA("the data"),
    HELD_OUT("the held-out part"),
    SHUFFLE("shuffling"),
    FILE_ORDER("the order of the files"),
    AUGMENTATION("the augmentation"),
    LEARNING_RATE("the learning rate"),
    SEED("the seed"),
    STEPS("the steps"),
    EPOCHS("the epochs"),
    WEIGHTS("the initial weights"),
    WEIGHTS_HEAD("the classifier of the weights");

    private final String label;

    Setting(String label) {
        this.label = label;
    }

    /** The name in a sentence, in any language. */
    Text told() {
        return Text.of(label);
    }

    /** The name in a sentence. */
    public String label() {
        return label;
    }
}
