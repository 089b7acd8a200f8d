package dev.densescope.data.folder;

import dev.densescope.language.Text;
import dev.densescope.language.Told;

/** A folder of images that cannot be used. The message is one sentence for the user, with the next step. */
public final class FolderException extends Exception implements Told {
    private static final long serialVersionUID = 1L;

    private final transient Text text;
    private final boolean usableAsClasses;

    FolderException(Text message) {
        this(message, false);
    }

    FolderException(Text message, boolean usableAsClasses) {
        super(message.toString());
        text = message;
        this.usableAsClasses = usableAsClasses;
    }

    /** Whether it can be used if the user declares its folders as classes. */
    public boolean isUsableAsClasses() {
        return usableAsClasses;
    }

    @Override
    public Text told() {
        return text;
    }
}
