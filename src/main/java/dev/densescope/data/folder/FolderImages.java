package dev.densescope.data.folder;

import dev.densescope.data.DataException;
import dev.densescope.data.image.ImageDecoder;
import dev.densescope.data.image.UnreadableImageException;
import dev.densescope.data.minibatch.StoredImages;
import dev.densescope.language.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Images decoded from files to one size on demand. Their headers are valid; damaged pixel data are found only on
 * decoding, since decoding all files beforehand would take hours for a data set like ImageNet. Thread-safe.
 */
final class FolderImages implements StoredImages {
    private final FolderFiles files;
    private final ImageDecoder decoder;
    private final SkippedFiles skipped;
    private final Set<Integer> damaged = ConcurrentHashMap.newKeySet();

    /** @param skipped receives damaged images */
    FolderImages(FolderFiles files, ImageDecoder decoder, SkippedFiles skipped) {
        this.files = files;
        this.decoder = decoder;
        this.skipped = skipped;
    }

    /** How many images have turned out to be damaged so far, by label. */
    int[] damaged(int classes) {
        int[] count = new int[classes];
        damaged.forEach(image -> count[label(image)]++);
        return count;
    }

    @Override
    public int count() {
        return files.count();
    }

    @Override
    public int label(int image) {
        return files.label(image);
    }

    @Override
    public String name(int image) {
        return files.file(image).toString();
    }

    @Override
    public boolean read(int image, byte[] pixels) {
        if (damaged.contains(image)) {
            return false;
        }
        Path file = files.file(image);
        try {
            decoder.decode(file, pixels);
            return true;
        } catch (UnreadableImageException unusable) {
            damaged.add(image);
            skipped.add(file, unusable.told());
            return false;
        } catch (IOException gone) {
            throw new DataException(
                    Text.of("Image %s can no longer be read: check the file and its disk.", file), gone);
        }
    }
}
