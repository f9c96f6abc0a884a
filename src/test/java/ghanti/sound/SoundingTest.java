package ghanti.sound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ghanti.audio.Pcm;
import ghanti.audio.WavFile;
import ghanti.engine.Line;
import ghanti.sound.AudioFolder.Recorded;
import ghanti.sound.Sounding.Heard;
import ghanti.speech.Clip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SoundingTest {

    private static final Map<String, Object> ORDER = Map.of("name", "शर्मा", "id", "1042", "amount", 450L);

    @TempDir
    Path folder;

    private SoundFixture all;
    private final ToneVoice low = new ToneVoice("low");
    private final ExecutorService threads = Executors.newFixedThreadPool(2);

    @BeforeEach
    void build() throws Exception {
        all = new SoundFixture(folder.resolve("audio"));
        all.build(low);
        low.said.clear();
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private Studio without() {
        return all.studio(Optional.empty(), threads);
    }

    private double seconds(String text) throws IOException {
        return all.folder.recorded().stream()
                .filter(one -> one.clip().text().equals(text))
                .mapToDouble(Recorded::seconds)
                .findFirst()
                .orElseThrow();
    }

    private static double seconds(Pcm sound) {
        return sound.samples().length / (double) sound.rate();
    }

    @Test
    void aPromptThatNeverChangesIsItsFile() throws Exception {
        Studio studio = without();
        String hash = studio.sounding()
                .sound(all.flow, List.of(all.line("plain", "hi", Map.of())))
                .orElseThrow();
        Path file = folder.resolve("audio/hi/tone-low-hi/" + hash + ".wav");
        assertThat(studio.sounds().wav(hash).orElseThrow()).isEqualTo(Files.readAllBytes(file));
        assertThat(all.store.find(hash)).isEmpty();
    }

    @Test
    void aPromptWithValuesIsJoinedWithItsPauses() throws Exception {
        Studio studio = without();
        String hash = studio.sounding()
                .sound(all.flow, List.of(all.line("thanks", "hi", Map.of("minutes", 123L))))
                .orElseThrow();
        double clips = seconds("एक") + seconds("सौ") + seconds("तेईस") + seconds("मिनट में।");
        Pcm joined = studio.sounds().pcm(hash).orElseThrow();
        // 60 ms before and 100 after; inside the number twice 20, before the fixed words 60.
        assertThat(seconds(joined)).isCloseTo(clips + 0.06 + 0.1 + 2 * 0.02 + 0.06, within(0.03));
        assertThat(WavFile.read(studio.sounds().wav(hash).orElseThrow())).isEqualTo(joined);
    }

    @Test
    void theVoiceFallsOnTheLastWordOfASentenceAlone() throws Exception {
        List<Line> lines = List.of(all.line("ask", "hi", Map.of("id", "77", "amount", 100L)));
        assertThat(recipe(lines))
                .contains(hash("सात"), hash("सात।"), hash("सौ"), hash("रुपये।"))
                .doesNotContain(hash("रुपये"), hash("सौ।"));
        Files.delete(folder.resolve("audio/hi/tone-low-hi/" + hash("रुपये।") + ".wav"));
        assertThat(recipe(lines)).contains(hash("सात।"), hash("रुपये"));
    }

    private List<String> recipe(List<Line> lines) {
        String hash = without().sounding().sound(all.flow, lines).orElseThrow();
        String text = all.store.find(hash).orElseThrow().recipe().orElseThrow();
        return Recipe.of(text).parts().stream().map(Recipe.Part::hash).toList();
    }

    private String hash(String word) {
        return SoundHash.of(new Clip("hi", Clip.Kind.WORD, word), low.voice("hi"));
    }

    @Test
    void anyServerCanJoinWhatAnotherPromised() {
        Line thanks = all.line("thanks", "en", Map.of("minutes", 45L));
        String hash = without().sounding().sound(all.flow, List.of(thanks)).orElseThrow();
        Studio other = without();
        assertThat(other.sounds().wav(hash)).isPresent();
        assertThat(other.sounding().sound(all.flow, List.of(thanks))).contains(hash);
    }

    @Test
    void severalLinesAreOneSound() throws Exception {
        Studio studio = without();
        Line silence = new Line("ask", Line.Part.NO_INPUT, "hi", Map.of());
        Line plain = all.line("plain", "hi", Map.of());
        String both = studio.sounding().sound(all.flow, List.of(silence, plain)).orElseThrow();
        assertThat(seconds(studio.sounds().pcm(both).orElseThrow()))
                .isCloseTo(seconds("बटन दबाइए।") + seconds("धन्यवाद।") + 0.14 + 0.16, within(0.03));
    }

    @Test
    void aNameNobodyCanSayLeavesThePromptToWords() {
        Studio studio = without();
        List<Line> greeting = List.of(all.line("ask", "hi", ORDER));
        assertThat(studio.sounding().sound(all.flow, greeting)).isEmpty();
        Heard heard = studio.sounding().heard(all.flow, greeting);
        assertThat(heard.missing()).containsExactly("शर्मा");
        assertThat(heard.hash().flatMap(studio.sounds()::wav)).isPresent();
        assertThat(studio.sounding().sound(all.flow, List.of(all.line("ask", "hi", Map.of()))))
                .isPresent();
    }

    @Test
    void latinHindiIsHeardInHindi() {
        Studio studio = without();
        assertThat(studio.sounding().sound(all.flow, List.of(all.line("plain", "hi-Latn", Map.of()))))
                .isEqualTo(studio.sounding().sound(all.flow, List.of(all.line("plain", "hi", Map.of()))));
    }

    @Test
    void phrasesWithNamesAreMadeBeforeTheDial() {
        Studio studio = all.studio(Optional.of(low), threads);
        List<Line> greeting = List.of(all.line("ask", "hi", ORDER));
        assertThat(studio.sounding().sound(all.flow, greeting)).isEmpty();
        studio.rendering().orElseThrow().prepare(all.flow, "hi", ORDER, Duration.ofSeconds(10));
        assertThat(low.said)
                .containsExactlyInAnyOrder("नमस्ते शर्मा।", "नंबर एक शून्य चार दो।", "कुल चार सौ पचास रुपये।");
        String hash = studio.sounding().sound(all.flow, greeting).orElseThrow();
        assertThat(all.studio(Optional.of(low), threads).sounds().wav(hash)).isPresent();
        studio.rendering().orElseThrow().prepare(all.flow, "hi", ORDER, Duration.ofSeconds(10));
        assertThat(low.said).hasSize(3);
    }

    @Test
    void whatStoresHaveForgottenIsWrittenDownAgain() {
        MovingClock clock = new MovingClock();
        Studio studio = Studio.of(
                new Studio.Parts(all.folder, all.store, Optional.of(low), threads, 10_000_000),
                new ghanti.speech.Speaker(),
                clock);
        List<Line> greeting = List.of(all.line("ask", "hi", ORDER));
        Duration patience = Duration.ofSeconds(10);
        String hash = "";
        for (int day = 0; day < 5; day++) {
            studio.rendering().orElseThrow().prepare(all.flow, "hi", ORDER, patience);
            hash = studio.sounding().sound(all.flow, greeting).orElseThrow();
            clock.now = clock.now.plus(Duration.ofDays(1));
            all.store.forget(clock.now.minus(Duration.ofDays(3)), 1000);
        }
        assertThat(low.said).hasSize(3);
        assertThat(all.studio(Optional.of(low), threads).sounds().wav(hash)).isPresent();
        all.store.forget(clock.now, 1000);
        assertThat(all.studio(Optional.of(low), threads).sounds().wav(hash)).isEmpty();
    }

    private static final class MovingClock extends Clock {
        private Instant now = SoundFixture.CLOCK.instant();

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /** An empty file, a text, another rate, two channels: whatever somebody laid into the folder. */
    @ParameterizedTest
    @ValueSource(strings = {"empty", "text", "rate", "channels"})
    void whatATelephoneDoesNotPlayIsNotServed(String what) throws Exception {
        Line plain = all.line("plain", "hi", Map.of());
        String hash = without().sounding().sound(all.flow, List.of(plain)).orElseThrow();
        Path file = folder.resolve("audio/hi/tone-low-hi/" + hash + ".wav");
        byte[] whole = Files.readAllBytes(file);
        byte[] stereo = whole.clone();
        stereo[22] = 2;
        stereo[32] = 4;
        Files.write(
                file,
                switch (what) {
                    case "empty" -> new byte[0];
                    case "text" -> "धन्यवाद".getBytes(UTF_8);
                    case "rate" ->
                        WavFile.write(new Pcm(48_000, WavFile.read(whole).samples()));
                    default -> stereo;
                });
        Studio studio = without();
        assertThat(studio.sounding().sound(all.flow, List.of(plain))).isEmpty();
        assertThat(studio.sounds().wav(hash)).isEmpty();
    }

    @Test
    void aPromisedPromptWhoseClipIsGoneIsNotSaidWithoutIt() throws Exception {
        Line thanks = all.line("thanks", "hi", Map.of("minutes", 123L));
        String hash = without().sounding().sound(all.flow, List.of(thanks)).orElseThrow();
        Studio other = without();
        other.sounds().open();
        Files.delete(folder.resolve("audio/hi/tone-low-hi/" + hash("सौ") + ".wav"));
        assertThat(other.sounds().wav(hash)).isEmpty();
        all.build(low);
        assertThat(without().sounds().wav(hash)).isPresent();
    }

    @Test
    void aVoiceThatCannotBeReadCostsNoOtherOne() throws Exception {
        Files.createDirectories(folder.resolve("audio/hi/a-broken/index.tsv"));
        assertThat(without().sounding().sound(all.flow, List.of(all.line("plain", "hi", Map.of()))))
                .isPresent();
    }

    @Test
    void aProviderThatFailsCostsNoCall() {
        low.hopeless = true;
        Studio studio = all.studio(Optional.of(low), threads);
        studio.rendering().orElseThrow().prepare(all.flow, "hi", ORDER, Duration.ofSeconds(10));
        assertThat(studio.sounding().sound(all.flow, List.of(all.line("ask", "hi", ORDER))))
                .isEmpty();
        assertThat(studio.sounding().sound(all.flow, List.of(all.line("thanks", "hi", Map.of("minutes", 5L)))))
                .isPresent();
    }

    @Test
    void onePromptIsInOneVoice() throws Exception {
        ToneVoice high = new ToneVoice("high");
        high.failing.add("मिनट में।");
        all.build(high);
        Studio studio = all.studio(Optional.of(high), threads);
        String hash = studio.sounding()
                .sound(all.flow, List.of(all.line("thanks", "hi", Map.of("minutes", 30L))))
                .orElseThrow();
        assertThat(hash)
                .isEqualTo(without()
                        .sounding()
                        .sound(all.flow, List.of(all.line("thanks", "hi", Map.of("minutes", 30L))))
                        .orElseThrow());
        String plain = studio.sounding()
                .sound(all.flow, List.of(all.line("plain", "hi", Map.of())))
                .orElseThrow();
        assertThat(folder.resolve("audio/hi/tone-high-hi/" + plain + ".wav")).exists();
    }

    @Test
    void aBrokenFileIsNotPlayed() throws Exception {
        Studio studio = without();
        List<Line> plain = List.of(all.line("plain", "hi", Map.of()));
        String hash = studio.sounding().sound(all.flow, plain).orElseThrow();
        Files.write(folder.resolve("audio/hi/tone-low-hi/" + hash + ".wav"), new byte[10]);
        assertThat(without().sounding().sound(all.flow, plain)).isEmpty();
        assertThat(without().sounds().wav(hash)).isEmpty();
    }

    @Test
    void whatIsNoHashIsNoSound() {
        for (String hash : List.of("", "x", "../../etc/passwd", "0".repeat(31), "0".repeat(32), "A".repeat(32))) {
            assertThat(without().sounds().wav(hash)).isEmpty();
        }
    }

    @Test
    void memoryIsBounded() throws Exception {
        Studio small = Studio.of(
                new Studio.Parts(all.folder, all.store, Optional.empty(), threads, 60_000),
                new ghanti.speech.Speaker(),
                SoundFixture.CLOCK);
        for (Recorded one : all.folder.recorded()) {
            String name = one.file().getFileName().toString();
            assertThat(small.sounds().wav(name.substring(0, 32))).isPresent();
        }
        small.sounds().memory().cleanUp();
        long held = small.sounds().memory().asMap().values().stream()
                .mapToLong(wav -> wav.length)
                .sum();
        assertThat(held).isLessThanOrEqualTo(60_000);
    }
}
