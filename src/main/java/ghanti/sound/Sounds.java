package ghanti.sound;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import ghanti.audio.Joining;
import ghanti.audio.Mastering;
import ghanti.audio.Pcm;
import ghanti.audio.WavException;
import ghanti.audio.WavFile;
import ghanti.sound.SoundStore.Kept;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sounds by their hash, from memory, the folder of clips, or what was kept for a call; joined when they are first asked for.
 * Memory is bounded by bytes.
 */
public final class Sounds {

    private static final Logger log = LoggerFactory.getLogger(Sounds.class);

    /** Calls clip the first word, so a joined prompt begins with some silence; a recorded one has its own. */
    private static final Duration BEFORE = Duration.ofMillis(60);

    private static final Duration AFTER = Duration.ofMillis(100);
    private static final int OVERHEAD = 200;

    private final Clips clips;
    private final SoundStore store;
    private final Cache<String, byte[]> memory;

    /** @param mostBytes of sound in memory */
    Sounds(Clips clips, SoundStore store, long mostBytes) {
        this.clips = clips;
        this.store = store;
        this.memory = Caffeine.newBuilder()
                .maximumWeight(mostBytes)
                .weigher((String hash, byte[] wav) -> wav.length + OVERHEAD)
                .recordStats()
                .build();
    }

    /**
     * The WAV file of a sound: PCM, 8000 Hz, 16 bits, one channel, a header of 44 bytes. Not to be changed.
     *
     * @return empty if there is no such sound, or its file is broken
     */
    public Optional<byte[]> wav(String hash) {
        return SoundHash.is(hash) ? Optional.ofNullable(memory.get(hash, this::load)) : Optional.empty();
    }

    /** Reads what is in the folder, so that the first call does not wait for that. */
    public void open() {
        clips.open();
    }

    /** The samples of a sound. */
    public Optional<Pcm> pcm(String hash) {
        return wav(hash).flatMap(bytes -> read(hash, bytes));
    }

    /** Sounds in memory with their bytes, and how often they were there, for metrics. */
    public Cache<String, byte[]> memory() {
        return memory;
    }

    private byte @org.jspecify.annotations.Nullable [] load(String hash) {
        Optional<Path> file = clips.file(hash);
        if (file.isPresent()) {
            return fromFile(hash, file.get()).orElse(null);
        }
        Optional<Kept> kept = store.find(hash);
        if (kept.isEmpty()) {
            return null;
        }
        return kept.get()
                .wav()
                .or(() -> kept.get().recipe().map(Recipe::of).flatMap(this::join))
                .orElse(null);
    }

    /** Only what can be read again is served: half a file would be heard as noise. */
    private static Optional<byte[]> fromFile(String hash, Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            return read(hash, bytes).filter(pcm -> isPlain(hash, pcm, bytes)).map(pcm -> bytes);
        } catch (IOException e) {
            log.warn("the clip {} cannot be read: {}", file, e.toString());
            return Optional.empty();
        }
    }

    /** We can read much more than a telephone plays: two channels, other samples. */
    private static boolean isPlain(String hash, Pcm pcm, byte[] bytes) {
        boolean plain = bytes.length == WavFile.HEADER + 2 * pcm.samples().length;
        if (!plain) {
            log.warn("the sound {} is not one channel of 16 bits; \"prompts build\" makes it again", hash);
        }
        return plain;
    }

    private static Optional<Pcm> read(String hash, byte[] bytes) {
        try {
            Pcm pcm = WavFile.read(bytes);
            if (pcm.rate() == Mastering.RATE) {
                return Optional.of(pcm);
            }
            log.warn("the sound {} has {} Hz; \"prompts build\" makes it again", hash, pcm.rate());
            return Optional.empty();
        } catch (WavException e) {
            log.warn("the sound {} is broken: {}; \"prompts build\" makes it again", hash, e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<byte[]> join(Recipe recipe) {
        Joining joining = new Joining(Mastering.RATE).pause(BEFORE);
        for (Recipe.Part part : recipe.parts()) {
            Optional<Pcm> pcm = pcm(part.hash());
            if (pcm.isEmpty()) {
                // Not without it: Exotel would keep what is left under this address for ever.
                log.warn(
                        "a prompt cannot be joined: its clip {} is gone; \"prompts build\" makes it again",
                        part.hash());
                return Optional.empty();
            }
            joining.pause(part.before()).add(pcm.get());
        }
        return Optional.of(WavFile.write(joining.pause(AFTER).toPcm()));
    }
}
