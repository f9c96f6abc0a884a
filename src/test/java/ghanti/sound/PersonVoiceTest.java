package ghanti.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ghanti.audio.Level;
import ghanti.audio.Pcm;
import ghanti.audio.WavFile;
import ghanti.engine.Line;
import ghanti.sound.Inspection.Fault;
import ghanti.sound.PersonVoice.Taken;
import ghanti.speech.Clip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersonVoiceTest {

    private static final int[] RATES = {44_100, 48_000};

    @TempDir
    private Path folder;

    private final ToneVoice asha = new ToneVoice("asha");
    private final ToneVoice low = new ToneVoice("low");
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private SoundFixture all = new SoundFixture(Path.of("audio"));
    private PersonVoice recordings = new PersonVoice(all.folder, "hi", "asha");

    @BeforeEach
    void open() throws IOException {
        all = new SoundFixture(folder.resolve("audio"));
        recordings = new PersonVoice(all.folder, "hi", "asha");
        Files.createDirectories(folder.resolve("studio"));
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private List<ReadingList.Line> script() throws IOException {
        return ReadingList.read(
                ReadingList.of("hi", recordings.missing(all.wanted().keySet())));
    }

    /** As a microphone gives it: another rate, quiet, silence around it. */
    private void record(String file, String text, int rate, double gain) throws Exception {
        short[] spoken = asha.say(text, "hi").samples();
        short[] samples = new short[rate + spoken.length * (rate / 16_000 + 1)];
        for (int i = 0; i < samples.length - rate; i++) {
            int at = (int) ((long) i * 16_000 / rate);
            samples[rate / 2 + i] = at < spoken.length ? (short) (gain * spoken[at]) : 0;
        }
        Files.write(folder.resolve("studio").resolve(file), WavFile.write(new Pcm(rate, samples)));
    }

    private void recordAll(List<ReadingList.Line> script) throws Exception {
        for (int i = 0; i < script.size(); i++) {
            record(script.get(i).file(), script.get(i).text(), RATES[i % 2], i % 3 == 0 ? 0.05 : 0.8);
        }
    }

    private Taken take(List<ReadingList.Line> table) throws IOException {
        return recordings.take(folder.resolve("studio"), table, all.wanted());
    }

    @Test
    void aPersonsVoiceIsMasteredAndUsedBeforeAnyOther() throws Exception {
        all.build(low);
        List<ReadingList.Line> script = script();
        assertThat(script).extracting(ReadingList.Line::text).contains("धन्यवाद।", "नंबर,", "रुपये,", "रुपये।");
        recordAll(script);
        Taken taken = take(script);
        assertThat(taken).isEqualTo(new Taken(script.size(), Map.of(), List.of(), List.of()));
        assertThat(recordings.missing(all.wanted().keySet())).isEmpty();
        for (AudioFolder.Recorded one : all.folder.recorded()) {
            Pcm sound = WavFile.read(one.file());
            assertThat(sound.rate()).isEqualTo(8000);
            assertThat(Level.of(sound).active()).isCloseTo(-20, within(1.0));
        }
        Line amount = all.line("ask", "hi", Map.of("amount", 450L));
        String hash = all.studio(Optional.of(low), threads)
                .sounding()
                .sound(all.flow, List.of(amount))
                .orElseThrow();
        Path person = recordings.path();
        assertThat(Recipe.of(all.store.find(hash).orElseThrow().recipe().orElseThrow())
                        .parts())
                .allSatisfy(
                        part -> assertThat(person.resolve(part.hash() + ".wav")).exists());
        assertThat(new Inspection(all.folder, Optional.of(low)).of(all.wanted()))
                .isEmpty();
        assertThat(new Inspection(all.folder, Optional.empty()).of(all.wanted()))
                .isEmpty();
    }

    @Test
    void whatIsMissingIsToldAndSaidByAnother() throws Exception {
        all.build(low);
        List<ReadingList.Line> script = script();
        recordAll(script.subList(0, 3));
        Files.writeString(folder.resolve("studio").resolve(script.get(3).file()), "no sound");
        Taken taken = take(script);
        assertThat(taken.taken()).isEqualTo(3);
        assertThat(taken.refused()).containsOnlyKeys(script.get(3).file());
        assertThat(taken.missing()).hasSize(script.size() - 3);
        assertThat(script()).hasSize(script.size() - 3);
        assertThat(new Inspection(all.folder, Optional.empty()).of(all.wanted()))
                .isEmpty();
        Line amount = all.line("ask", "hi", Map.of("amount", 450L));
        assertThat(all.studio(Optional.empty(), threads).sounding().sound(all.flow, List.of(amount)))
                .isPresent();
    }

    @Test
    void aloneAPersonMustHaveSaidEverything() throws Exception {
        record("one.wav", "धन्यवाद।", 44_100, 1);
        assertThat(take(ReadingList.read(List.of("one.wav\tधन्यवाद।"))).taken()).isEqualTo(1);
        assertThat(new Inspection(all.folder, Optional.empty(), "hi"::equals).of(all.wanted()))
                .hasSize(recordings.missing(all.wanted().keySet()).size())
                .extracting(Inspection.Finding::fault)
                .containsOnly(Fault.MISSING);
    }

    @Test
    void whoReadsAgainIsHeardAtAnotherAddress() throws Exception {
        record("one.wav", "धन्यवाद।", 44_100, 1);
        List<ReadingList.Line> table = ReadingList.read(
                List.of("\ufefffile\tkind\ttext", "one.wav\tphrase\tधन्यवाद। ", "two.wav\tword\tधन्यवाद।", "a line"));
        assertThat(take(table).unknown()).containsExactly("धन्यवाद।");
        Line plain = all.line("plain", "hi", Map.of());
        Optional<String> before =
                all.studio(Optional.empty(), threads).sounding().sound(all.flow, List.of(plain));
        record("one.wav", "धन्यवाद जी।", 48_000, 1);
        take(table);
        Optional<String> after =
                all.studio(Optional.empty(), threads).sounding().sound(all.flow, List.of(plain));
        assertThat(before).isPresent();
        assertThat(after).isPresent().isNotEqualTo(before);
        assertThat(recordings.missing(List.of(new Clip("hi", Clip.Kind.PHRASE, "धन्यवाद।"))))
                .isEmpty();
    }
}
