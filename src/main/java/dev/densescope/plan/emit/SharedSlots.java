package dev.densescope.plan.emit;

import dev.densescope.memory.Category;

/** The slots that layers of one scope share, each as large as the largest tensor in it. */
record SharedSlots(
        ScheduleBuilder.Slot concatenations,
        ScheduleBuilder.Slot batchNorms,
        ScheduleBuilder.Slot convolutions,
        ScheduleBuilder.Slot featureGradients,
        ScheduleBuilder.Slot batchNormGradients,
        ScheduleBuilder.Slot narrowGradients1,
        ScheduleBuilder.Slot narrowGradients2) {

    /** @param prefix of the slots' names: which scope they are of */
    static SharedSlots of(ScheduleBuilder builder, String prefix) {
        return new SharedSlots(
                builder.sharedSlot(prefix + "Shared Storage 1: concatenations", Category.CONCATENATION),
                builder.sharedSlot(prefix + "Shared Storage 2: batch norms", Category.BATCH_NORM),
                builder.sharedSlot(prefix + "Shared Storage 3: 1x1 convolutions", Category.CONVOLUTION),
                builder.sharedSlot(prefix + "shared gradients of features", Category.GRADIENTS),
                builder.sharedSlot(prefix + "shared gradients of batch norms", Category.GRADIENTS),
                builder.sharedSlot(prefix + "shared gradients of convolutions 1", Category.GRADIENTS),
                builder.sharedSlot(prefix + "shared gradients of convolutions 2", Category.GRADIENTS));
    }
}
