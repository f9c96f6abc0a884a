package ghanti.voicebot;

import ghanti.audio.Pcm;
import ghanti.audio.RawPcm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A sound as it goes over the wire: cut into chunks of 200 ms, the last filled up with silence. At 8 kHz a chunk is 3200 bytes, the
 * least that Exotel takes, and always a multiple of 320; docs/exotel-protocol.md, Voicebot. Shared by all streams that play it.
 *
 * @param rate samples a second
 * @param chunks in order
 */
record Chunks(int rate, List<Chunk> chunks) {

    /** How long a chunk lasts. */
    static final Duration LENGTH = Duration.ofMillis(200);

    /**
     * A chunk of sound.
     *
     * @param samples for those who listen
     * @param tail the frame from {@code "media"} on, as its beginning differs from stream to stream
     */
    @SuppressWarnings("ArrayRecordComponent") // shared and never compared
    record Chunk(short[] samples, String tail) {}

    Chunks {
        chunks = List.copyOf(chunks);
    }

    static Chunks of(Pcm sound) {
        int size = samples(sound.rate());
        List<Chunk> chunks = new ArrayList<>();
        for (int from = 0; from < sound.samples().length; from += size) {
            // Beyond the end copyOfRange gives zeros, which is silence.
            chunks.add(chunk(sound.rate(), Arrays.copyOfRange(sound.samples(), from, from + size)));
        }
        return new Chunks(sound.rate(), chunks);
    }

    /** One chunk of silence, which keeps a stream alive. */
    static Chunks silence(int rate) {
        return new Chunks(rate, List.of(chunk(rate, new short[samples(rate)])));
    }

    private static int samples(int rate) {
        return (int) (rate * LENGTH.toMillis() / 1000);
    }

    private static Chunk chunk(int rate, short[] samples) {
        String payload = Base64.getEncoder().encodeToString(RawPcm.write(new Pcm(rate, samples)));
        return new Chunk(samples, "\"media\":{\"payload\":\"" + payload + "\"}}");
    }

    /** Bytes in memory, about. */
    int weight() {
        return chunks.size() * 2 * (samples(rate) * 2 + 100) + 200;
    }
}
