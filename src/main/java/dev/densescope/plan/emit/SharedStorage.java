package dev.densescope.plan.emit;

import dev.densescope.memory.Category;

/** The kinds of tensors that share storage with those of other layers. */
enum SharedStorage {
    CONCATENATIONS("Shared Storage 1: concatenations", Category.CONCATENATION),
    BATCH_NORMS("Shared Storage 2: batch norms", Category.BATCH_NORM),
    CONVOLUTIONS("Shared Storage 3: 1x1 convolutions", Category.CONVOLUTION),
    SECOND_NORMS("Shared Storage 4: second batch norms", Category.BATCH_NORM),
    FEATURE_GRADIENTS("shared gradients of features", Category.GRADIENTS),
    BATCH_NORM_GRADIENTS("shared gradients of batch norms", Category.GRADIENTS),
    CONVOLUTION_GRADIENTS("shared gradients of convolutions", Category.GRADIENTS),
    CONVOLUTION_NORM_GRADIENTS("shared gradients of batch norms of convolutions", Category.GRADIENTS);

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
