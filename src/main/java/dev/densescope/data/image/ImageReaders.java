package dev.densescope.data.image;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;

/**
 * The reader of each format: the JDK's reader if it supports the whole format, otherwise that of a plug-in. Readers are
 * named explicitly, so that pixels do not depend on the class path.
 */
final class ImageReaders {
    private static final String OF_THE_JDK = "java.desktop";

    private ImageReaders() {}

    static ImageReader of(ImageHeader.Format format) throws IOException {
        return switch (format) {
            case PNG -> ofTheJdk("png");
            case JPEG -> ofTheJdk("jpeg");
            case BMP -> ofTheJdk("bmp");
            case GIF -> ofTheJdk("gif");
            case CMYK_JPEG -> ofPlugIn(JPEGImageReaderSpi.class);
            case TIFF -> ofPlugIn(TIFFImageReaderSpi.class);
            case WEBP -> ofPlugIn(WebPImageReaderSpi.class);
        };
    }

    /** The registered instance: one of the plug-ins looks up the JDK's reader there. */
    private static ImageReader ofPlugIn(Class<? extends ImageReaderSpi> plugIn) throws IOException {
        return IIORegistry.getDefaultInstance()
                .getServiceProviderByClass(plugIn)
                .createReaderInstance();
    }

    private static ImageReader ofTheJdk(String name) {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(name);
        ImageReader reader = readers.next();
        while (!OF_THE_JDK.equals(reader.getClass().getModule().getName())) {
            reader = readers.next();
        }
        return reader;
    }
}
