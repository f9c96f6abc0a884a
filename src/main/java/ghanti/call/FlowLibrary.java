package ghanti.call;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import ghanti.flow.Flow;
import ghanti.flow.Problem;
import ghanti.flow.yaml.FlowFolder;
import ghanti.flow.yaml.FlowFolder.Contents;
import ghanti.flow.yaml.FlowFolder.Source;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The current flows, and older versions of them as long as calls run on those.
 *
 * <p>A version is kept in the database when the first call begins on it, and not before: what was edited and never called
 * leaves nothing behind, and what a call runs on is there after any restart, on any server.
 */
public final class FlowLibrary implements Flows {

    private static final Logger log = LoggerFactory.getLogger(FlowLibrary.class);

    private final FlowVersions versions;
    private final FlowFolder folder;
    private volatile Contents contents;

    /** Flows that were there since the start of this server, and are not any more. */
    private final Set<String> gone = ConcurrentHashMap.newKeySet();

    /** A version never changes, so an entry cannot be stale. */
    private final Cache<Key, Flow> older =
            Caffeine.newBuilder().maximumSize(200).build();

    private final Set<Key> kept = ConcurrentHashMap.newKeySet();

    /** What was current a moment ago may be what a call is just beginning on. */
    private final Cache<Key, Source> recent =
            Caffeine.newBuilder().maximumSize(1000).build();

    private record Key(String name, String version) {}

    public FlowLibrary(Contents contents, FlowVersions versions, FlowFolder folder) {
        this.contents = contents;
        this.versions = versions;
        this.folder = folder;
        remember(contents);
    }

    private void remember(Contents now) {
        now.flows()
                .forEach(
                        (name, source) -> recent.put(new Key(name, source.flow().version()), source));
    }

    /**
     * Takes what the folder holds now. A flow whose file has an error stays as it was; new calls run on the others as they
     * are from here on, calls under way on what they began with.
     */
    public void replace(Contents now) {
        Contents before = contents;
        Map<String, Source> good = new TreeMap<>(now.flows());
        now.broken().forEach(name -> {
            Source last = before.flows().get(name);
            if (last != null) {
                good.put(name, last);
            }
        });
        remember(now);
        contents = new Contents(good, now.problems(), now.broken());
        gone.addAll(before.flows().keySet());
        gone.removeAll(good.keySet());
        tell(before, good, now);
    }

    private static void tell(Contents before, Map<String, Source> good, Contents now) {
        good.forEach((name, source) -> {
            Source last = before.flows().get(name);
            if (last == null || !last.flow().version().equals(source.flow().version())) {
                log.info("flow {} is now version {}", name, source.flow().version());
            }
        });
        before.flows().keySet().stream()
                .filter(name -> !good.containsKey(name))
                .forEach(
                        name -> log.warn("flow {} is gone; calls under way end on it, new ones hear an apology", name));
        now.problems().stream()
                .filter(problem -> !before.problems().contains(problem))
                .forEach(problem -> log.warn("{}", problem));
        for (String name : now.broken()) {
            if (good.containsKey(name)) {
                log.error("the new flow {} is refused; the last good version goes on", name);
            } else {
                log.error("the new flow {} is refused; there is no earlier version of it", name);
            }
        }
    }

    @Override
    public Optional<Flow> current(String name) {
        return Optional.ofNullable(contents.flows().get(name)).map(Source::flow);
    }

    /** The file of a current flow as it was read. */
    public Optional<Source> source(String name) {
        return Optional.ofNullable(contents.flows().get(name));
    }

    @Override
    public List<Problem> problems(String name) {
        return contents.problemsOf(name);
    }

    /** What is to be mended in the folder, in words; empty if it is as it should be. */
    public String trouble() {
        Contents now = contents;
        List<String> told = new ArrayList<>();
        tell(
                told,
                "the last edit of ",
                now.broken(),
                now.flows().keySet()::contains,
                " has errors; the last good version goes on");
        tell(told, "", now.broken(), name -> !now.flows().containsKey(name), " has errors, and no earlier version");
        tell(told, "", gone, name -> !now.broken().contains(name), " is gone; new calls hear an apology");
        if (!now.broken().isEmpty()) {
            told.add("a server would not start on this folder");
        }
        return String.join("; ", told);
    }

    private static void tell(
            List<String> told, String before, Set<String> names, Predicate<String> which, String after) {
        String found = names.stream().filter(which).sorted().collect(Collectors.joining(", "));
        if (!found.isEmpty()) {
            told.add(before + found + after);
        }
    }

    @Override
    public void keep(Flow flow) {
        Key key = new Key(flow.name(), flow.version());
        if (kept.contains(key)) {
            return;
        }
        Source source = recent.getIfPresent(key);
        if (source != null) {
            versions.keep(flow.name(), flow.version(), Json.write(source.texts()));
            older.put(key, flow);
            kept.add(key);
        }
    }

    @Override
    public Optional<Flow> version(String name, String version) {
        Optional<Flow> now = current(name).filter(flow -> flow.version().equals(version));
        if (now.isPresent()) {
            return now;
        }
        Key key = new Key(name, version);
        Flow known = older.getIfPresent(key);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Flow> read = versions.text(name, version).flatMap(text -> read(name, text));
        read.ifPresent(flow -> older.put(key, flow.linked(version, flow.nodes())));
        return read.map(flow -> flow.linked(version, flow.nodes()));
    }

    private Optional<Flow> read(String name, String text) {
        Map<String, String> texts = new TreeMap<>();
        Json.object(text).orElse(Map.of()).forEach((one, words) -> texts.put(one, String.valueOf(words)));
        Contents read = folder.read(name, texts);
        Optional<Source> source = Optional.ofNullable(read.flows().get(name));
        if (source.isEmpty()) {
            log.error("a kept version of flow {} can no longer be read: {}", name, read.problems());
        }
        return source.map(Source::flow);
    }

    @Override
    public List<String> versions(String name) {
        Set<String> all = new LinkedHashSet<>();
        current(name).ifPresent(flow -> all.add(flow.version()));
        all.addAll(versions.versions(name));
        return List.copyOf(all);
    }

    @Override
    public Collection<Flow> all() {
        return contents.flows().values().stream().map(Source::flow).toList();
    }
}
