package dev.densescope.ui;

import dev.densescope.failure.Failure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Notices that a test can read. */
public final class RecordedNotices implements Notices {
    private final List<String> done = new ArrayList<>();
    private final List<String> failed = new ArrayList<>();
    private final List<Failure> failures = new ArrayList<>();
    private final List<Runnable> links = new ArrayList<>();
    private final List<Path> written = new ArrayList<>();

    @Override
    public void done(String text) {
        done.add(text);
    }

    @Override
    public void done(String text, List<NoticeLink> followUps) {
        done.add(text);
        followUps.forEach(link -> links.add(link.action()));
    }

    @Override
    public void written(String text, Path target) {
        done.add(text);
        written.add(target);
    }

    @Override
    public void writtenInto(String text, Path folder) {
        written(text, folder);
    }

    @Override
    public void offer(String text, String linkText, Runnable link) {
        done(text, List.of(new NoticeLink(linkText, link)));
    }

    @Override
    public void withdraw(String text) {
        done.remove(text);
        failed.remove(text);
    }

    @Override
    public void failed(String text) {
        failed.add(text);
    }

    @Override
    public void failed(Failure failure) {
        failed.add(failure.sentence());
        failures.add(failure);
    }

    /** Those that nobody foresaw. */
    public List<Failure> failures() {
        return failures;
    }

    public List<String> done() {
        return done;
    }

    public List<String> failed() {
        return failed;
    }

    /** The targets of the notices about written files. */
    public List<Path> written() {
        return written;
    }

    public List<Runnable> links() {
        return links;
    }
}
