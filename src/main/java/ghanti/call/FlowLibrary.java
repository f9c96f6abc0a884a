package ghanti.call;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import ghanti.flow.Flow;
import ghanti.flow.yaml.FlowFolder;
import ghanti.flow.yaml.FlowFolder.Contents;
import ghanti.flow.yaml.FlowFolder.Source;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The current flows, and older versions of them as long as calls run on those. */
public final class FlowLibrary implements Flows {

    private static final Logger log = LoggerFactory.getLogger(FlowLibrary.class);

    private final Map<String, Flow> current = new TreeMap<>();
    private final FlowVersions versions;
    private final FlowFolder folder;

    /** A version never changes, so an entry cannot be stale. */
    private final Cache<Key, Flow> older =
            Caffeine.newBuilder().maximumSize(200).build();

    private record Key(String name, String version) {}

    /** Takes the flows of a folder and keeps their versions before any call can begin on them. */
    public FlowLibrary(Map<String, Source> sources, FlowVersions versions, FlowFolder folder) {
        this.versions = versions;
        this.folder = folder;
        sources.forEach((name, source) -> {
            versions.keep(name, source.flow().version(), Json.write(source.texts()));
            current.put(name, source.flow());
        });
    }

    @Override
    public Optional<Flow> current(String name) {
        return Optional.ofNullable(current.get(name));
    }

    @Override
    public Optional<Flow> version(String name, String version) {
        Flow now = current.get(name);
        if (now != null && now.version().equals(version)) {
            return Optional.of(now);
        }
        Key key = new Key(name, version);
        Flow known = older.getIfPresent(key);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Flow> read = versions.text(name, version).flatMap(text -> read(name, text));
        read.ifPresent(flow -> older.put(key, flow));
        return read;
    }

    private Optional<Flow> read(String name, String kept) {
        Map<String, String> texts = new TreeMap<>();
        Json.object(kept).orElse(Map.of()).forEach((one, text) -> texts.put(one, String.valueOf(text)));
        Contents contents = folder.read(name, texts);
        Optional<Source> source = Optional.ofNullable(contents.flows().get(name));
        if (source.isEmpty()) {
            log.error("a kept version of flow {} can no longer be read: {}", name, contents.problems());
        }
        return source.map(Source::flow);
    }

    @Override
    public Collection<Flow> all() {
        return current.values();
    }
}
