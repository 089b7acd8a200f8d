package dev.densescope.plan.emit;

import dev.densescope.memory.Category;

/** The kinds of tensors that take turns in memory, layer by layer. */
enum SharedStorage {
    CONCATENATIONS("Shared Storage 1: concatenations", Category.CONCATENATION),
    BATCH_NORMS("Shared Storage 2: batch norms", Category.BATCH_NORM),
    CONVOLUTIONS("Shared Storage 3: 1x1 convolutions", Category.CONVOLUTION),
    NARROW_NORMS("Shared Storage 4: narrow batch norms", Category.BATCH_NORM),
    FEATURE_GRADIENTS("shared gradients of features", Category.GRADIENTS),
    BATCH_NORM_GRADIENTS("shared gradients of batch norms", Category.GRADIENTS),
    CONVOLUTION_GRADIENTS("shared gradients of convolutions", Category.GRADIENTS),
    NARROW_NORM_GRADIENTS("shared gradients of narrow batch norms", Category.GRADIENTS);

    private final String title;
    private final Category category;

    SharedStorage(String title, Category category) {
        this.title = title;
        this.category = category;
    }

    String title() {
        return title;
    }

    Category category() {
        return category;
    }
}
