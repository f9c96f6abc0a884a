package ghanti.voicebot;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import ghanti.audio.Mastering;
import ghanti.audio.Pcm;
import ghanti.audio.Resampler;
import ghanti.sound.Sounds;
import java.util.Map;
import java.util.Optional;

/** Sounds as chunks, encoded once for all calls that play them. */
final class EncodedSounds {

    private static final long MOST_BYTES = 48L << 20;

    private record Key(String hash, int rate) {}

    private final Sounds sounds;
    private final Map<Integer, Resampler> resamplers = Map.of(
            16_000, new Resampler(Mastering.RATE, 16_000),
            24_000, new Resampler(Mastering.RATE, 24_000));
    private final Cache<Key, Chunks> encoded = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((Key key, Chunks chunks) -> chunks.weight())
            .build();

    EncodedSounds(Sounds sounds) {
        this.sounds = sounds;
    }

    /** @param rate 8000, 16000 or 24000 */
    Optional<Chunks> of(String hash, int rate) {
        return Optional.ofNullable(encoded.get(
                new Key(hash, rate),
                key -> sounds.pcm(hash).map(pcm -> Chunks.of(atRate(pcm, rate))).orElse(null)));
    }

    private Pcm atRate(Pcm pcm, int rate) {
        Resampler resampler = resamplers.get(rate);
        return resampler == null ? pcm : resampler.resample(pcm);
    }
}
