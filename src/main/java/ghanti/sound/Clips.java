package ghanti.sound;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import ghanti.speech.Clip;
import ghanti.speech.Synthesizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The clips of the folder, found by what they say. New files are seen within seconds, so that prompts can be made while the
 * server runs.
 */
final class Clips {

    private static final Logger log = LoggerFactory.getLogger(Clips.class);

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    private final AudioFolder folder;
    private final Optional<Synthesizer> synthesizer;
    private final LoadingCache<String, Shelf> shelf;

    /** @param byVoice the indexes of each language by the names of their folders */
    private record Shelf(Map<String, Map<String, VoiceIndex>> byVoice, Map<String, Path> files) {}

    Clips(AudioFolder folder, Optional<Synthesizer> synthesizer) {
        this.folder = folder;
        this.synthesizer = synthesizer;
        this.shelf = Caffeine.newBuilder().refreshAfterWrite(LOOK_AGAIN).build(any -> read());
    }

    /** The names of the voices of a language: people who recorded it, then the configured one, then any other. */
    List<String> voices(String language) {
        Set<String> voices = new LinkedHashSet<>();
        Map<String, VoiceIndex> there = voicesOf(language);
        there.forEach((name, index) -> {
            if (PersonVoice.is(index.voice())) {
                voices.add(name);
            }
        });
        preferred(language).ifPresent(voices::add);
        voices.addAll(there.keySet());
        return List.copyOf(voices);
    }

    /** The hash of a clip in a voice, if there is a file of it. */
    Optional<String> find(Clip clip, String voice) {
        VoiceIndex index = voicesOf(clip.language()).get(voice);
        @Nullable IndexEntry entry = index == null ? null : index.entries().get(clip);
        return Optional.ofNullable(entry).map(IndexEntry::hash);
    }

    /** The file of that hash. */
    Optional<Path> file(String hash) {
        return Optional.ofNullable(now().files().get(hash));
    }

    /** Reads the indexes, if that has not been done yet. */
    void open() {
        now();
    }

    private Map<String, VoiceIndex> voicesOf(String language) {
        return now().byVoice().getOrDefault(language, Map.of());
    }

    private Shelf now() {
        return shelf.get("");
    }

    private Shelf read() {
        Map<String, Map<String, VoiceIndex>> byVoice = new HashMap<>();
        Map<String, Path> files = new HashMap<>();
        for (VoiceFolder voice : folders()) {
            Optional<VoiceIndex> index = index(voice);
            if (index.isEmpty()) {
                continue;
            }
            Map<Clip, IndexEntry> there = new LinkedHashMap<>(index.get().entries());
            there.values().removeIf(entry -> !Files.isRegularFile(voice.file(entry.hash())));
            there.values().forEach(entry -> files.put(entry.hash(), voice.file(entry.hash())));
            byVoice.computeIfAbsent(voice.language(), none -> new LinkedHashMap<>())
                    .put(voice.name(), new VoiceIndex(index.get().voice(), there));
        }
        return new Shelf(byVoice, files);
    }

    private List<VoiceFolder> folders() {
        try {
            return folder.all();
        } catch (IOException e) {
            log.warn("the folder of clips {} cannot be read: {}", folder.path(), e.toString());
            return List.of();
        }
    }

    /** A voice that cannot be read costs no other one. */
    private static Optional<VoiceIndex> index(VoiceFolder voice) {
        try {
            return voice.index();
        } catch (IOException e) {
            log.warn("the index of {} cannot be read: {}", voice.path(), e.toString());
            return Optional.empty();
        }
    }

    private Optional<String> preferred(String language) {
        return synthesizer
                .filter(speaking -> speaking.speaks(language))
                .map(speaking -> speaking.voice(language).folder());
    }
}
