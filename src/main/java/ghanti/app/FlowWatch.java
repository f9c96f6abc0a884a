package ghanti.app;

import ghanti.call.FlowLibrary;
import ghanti.flow.yaml.FlowFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every second whether the folder of flows has changed. The operating system's own notice is not used: it does not
 * reach through mounted folders, which is how flows come into many a server.
 */
final class FlowWatch implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(FlowWatch.class);

    private final Path folder;
    private final Supplier<FlowFolder.Contents> reader;
    private final FlowLibrary library;
    private final ScheduledExecutorService timer;
    private final ScheduledFuture<?> watching;
    private Map<Path, Stamp> seen;

    /** What tells one state of a file from another. */
    private record Stamp(FileTime modified, long bytes) {}

    FlowWatch(Path folder, Supplier<FlowFolder.Contents> reader, FlowLibrary library) {
        this.folder = folder;
        this.reader = reader;
        this.library = library;
        this.seen = stamps();
        this.timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "flow-watch");
            thread.setDaemon(true);
            return thread;
        });
        this.watching = timer.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }

    private synchronized void look() {
        Map<Path, Stamp> now = stamps();
        if (!now.equals(seen)) {
            seen = now;
            reload();
        }
    }

    /** Reads the folder again whether it has changed or not. */
    synchronized void reload() {
        try {
            library.replace(reader.get());
        } catch (RuntimeException e) {
            log.error("the flows cannot be read again, the last good ones go on: {}", e.getMessage());
        }
    }

    private Map<Path, Stamp> stamps() {
        Map<Path, Stamp> stamps = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                stamps.put(file, new Stamp(Files.getLastModifiedTime(file), Files.size(file)));
            }
        } catch (IOException e) {
            // A file that vanished between two looks, or a folder: the next look sees it as it is then.
            log.debug("the folder of flows cannot be listed", e);
        }
        return stamps;
    }

    @Override
    public void close() {
        watching.cancel(false);
        timer.shutdown();
    }
}
