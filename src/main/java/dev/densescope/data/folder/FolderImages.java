package dev.densescope.data.folder;

import dev.densescope.data.DataException;
import dev.densescope.data.image.ImageDecoder;
import dev.densescope.data.image.UnreadableImageException;
import dev.densescope.data.minibatch.StoredImages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Images of files, decoded to one size whenever they are asked for. Their headers are sound; decoding every file beforehand
 * would find pixels that are damaged below them, but take hours for a set like ImageNet; so these are found when met. Any
 * thread.
 */
final class FolderImages implements StoredImages {
    private final FolderFiles files;
    private final ImageDecoder decoder;
    private final SkippedFiles skipped;
    private final Set<Integer> damaged = ConcurrentHashMap.newKeySet();

    /** @param skipped is told of those that are damaged */
    FolderImages(FolderFiles files, ImageDecoder decoder, SkippedFiles skipped) {
        this.files = files;
        this.decoder = decoder;
        this.skipped = skipped;
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
            skipped.add(file, unusable.getMessage());
            return false;
        } catch (IOException gone) {
            throw new DataException("Image %s, which was there before, cannot be read any more.".formatted(file), gone);
        }
    }
}
