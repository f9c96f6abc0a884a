package ghanti.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ghanti.audio.Level;
import ghanti.audio.Mastering;
import ghanti.audio.Pcm;
import ghanti.audio.WavFile;
import ghanti.sound.AudioFolder.Recorded;
import ghanti.sound.Build.Plan;
import ghanti.sound.Inspection.Fault;
import ghanti.sound.Inspection.Finding;
import ghanti.speech.Clip;
import ghanti.speech.Clip.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildTest {

    @TempDir
    Path folder;

    private SoundFixture all;
    private final ToneVoice voice = new ToneVoice("low");

    @BeforeEach
    void start() {
        all = new SoundFixture(folder.resolve("audio"));
    }

    private List<Finding> findings() throws IOException {
        return new Inspection(all.folder, Optional.of(voice)).of(all.wanted());
    }

    @Test
    void makesEveryClipOnce() throws Exception {
        Plan plan = new Build(all.folder, voice).plan(all.wanted());
        assertThat(plan.missing())
                .contains(
                        new Clip("hi", Kind.PHRASE, "नया ऑर्डर है।"),
                        new Clip("hi", Kind.WORD, "नंबर"),
                        new Clip("hi", Kind.WORD, "निन्यानवे"),
                        new Clip("en", Kind.WORD, "ninety-nine"),
                        new Clip("en", Kind.PHRASE, "Thank you."))
                .extracting(Clip::language)
                .doesNotContain("hi-Latn");
        assertThat(plan.unspeakable()).isEmpty();
        assertThat(plan.characters()).isBetween(2000L, 6000L);
        assertThat(findings()).extracting(Finding::fault).containsOnly(Fault.MISSING);

        assertThat(all.build(voice)).isEmpty();
        assertThat(voice.said).hasSize(plan.missing().size()).doesNotHaveDuplicates();
        assertThat(findings()).isEmpty();

        assertThat(all.build(voice)).isEmpty();
        assertThat(voice.said).hasSize(plan.missing().size());
    }

    @Test
    void filesAreWhatATelephonePlays() throws Exception {
        all.build(voice);
        List<Recorded> recorded = all.folder.recorded();
        assertThat(recorded).hasSameSizeAs(all.wanted().keySet());
        for (Recorded one : recorded) {
            byte[] bytes = Files.readAllBytes(one.file());
            Pcm sound = WavFile.read(bytes);
            assertThat(sound.rate()).isEqualTo(Mastering.RATE);
            assertThat(bytes).hasSize(WavFile.HEADER + 2 * sound.samples().length);
            assertThat(one.seconds()).isCloseTo(sound.duration().toMillis() / 1000.0, within(0.01));
            assertThat(Level.of(sound).active()).isCloseTo(-20, within(1.0));
            assertThat(one.level()).isCloseTo(Level.of(sound).active(), within(0.06));
        }
    }

    @Test
    void theIndexTellsWhoSaysWhat() throws Exception {
        all.build(voice);
        String index = Files.readString(folder.resolve("audio/hi/tone-low-hi/index.tsv"));
        assertThat(index).startsWith("# voice\ttone\tsine\tlow-hi\t1.0\nfile\tkind\tseconds\tdBov\tflows\ttext\n");
        assertThat(index).containsPattern("[0-9a-f]{32}\tphrase\t[0-9.]+\t-20\\.[0-9]\ttest\tनया ऑर्डर है।\n");
        assertThat(index).containsPattern("[0-9a-f]{32}\tword\t[0-9.]+\t-(19|20)\\.[0-9]\tvalues\tनिन्यानवे\n");
    }

    @Test
    void whatFailsIsToldAndTriedAgainTheNextTime() throws Exception {
        voice.failing.add("Thank you.");
        assertThat(all.build(voice))
                .containsExactly(
                        Map.entry(new Clip("en", Kind.PHRASE, "Thank you."), "no voice for \"Thank you.\" today"));
        assertThat(findings()).extracting(Finding::what).containsExactly("Thank you.");
        voice.failing.clear();
        int said = voice.said.size();
        assertThat(all.build(voice)).isEmpty();
        assertThat(voice.said).hasSize(said + 1);
        assertThat(findings()).isEmpty();
    }

    @Test
    void aWrongKeyIsToldOnceAndNotForEveryPrompt() throws Exception {
        voice.hopeless = true;
        assertThat(all.build(voice)).hasSize(1);
        assertThat(all.folder.recorded()).isEmpty();
    }

    @Test
    void aStoppedBuildGoesOnWhereItWas() throws Exception {
        all.build(voice);
        Path hindi = folder.resolve("audio/hi/tone-low-hi");
        Files.delete(hindi.resolve("index.tsv"));
        try (Stream<Path> files = Files.list(hindi)) {
            for (Path file : files.limit(3).toList()) {
                Files.delete(file);
            }
        }
        int said = voice.said.size();
        all.build(voice);
        assertThat(voice.said).hasSize(said + 3);
        assertThat(findings()).isEmpty();
    }

    @Test
    void inspectionSeesWhatIsStaleOrphanedOrBroken() throws Exception {
        all.build(voice);
        List<Recorded> recorded = all.folder.recorded();
        Path broken = recorded.get(0).file();
        Files.write(broken, new byte[] {1, 2, 3});
        Path unknown = folder.resolve("audio/en/tone-low-en/0123456789abcdef0123456789abcdef.wav");
        Files.copy(recorded.get(1).file(), unknown);
        Path index = folder.resolve("audio/hi/tone-low-hi/index.tsv");
        Files.writeString(index, Files.readString(index).replace("\tनया ऑर्डर है।\n", "\tपुराना ऑर्डर है।\n"));
        Path other = folder.resolve("audio/hi/tone-low-hi");
        List<Finding> findings = findings();
        assertThat(findings)
                .extracting(Finding::fault)
                .containsExactlyInAnyOrder(Fault.CORRUPT, Fault.ORPHANED, Fault.ORPHANED, Fault.MISSING);
        assertThat(findings).extracting(Finding::what).contains("नया ऑर्डर है।", "पुराना ऑर्डर है।");

        List<Path> deleted = new Inspection(all.folder, Optional.of(voice)).prune(all.wanted());
        assertThat(deleted).contains(broken, unknown).hasSize(3);
        assertThat(unknown).doesNotExist();
        all.build(voice);
        assertThat(findings()).isEmpty();
        assertThat(other).isDirectory();
    }

    @Test
    void aVoiceWithAnotherPaceMakesTheOldFilesStale() throws Exception {
        all.build(voice);
        Path index = folder.resolve("audio/hi/tone-low-hi/index.tsv");
        Files.writeString(index, Files.readString(index).replaceFirst("\t1.0\n", "\t0.9\n"));
        assertThat(findings()).extracting(Finding::fault).containsOnly(Fault.STALE);
    }

    @Test
    void withoutAProviderTheRecordedVoicesMustBeComplete() throws Exception {
        Inspection without = new Inspection(all.folder, Optional.empty());
        assertThat(without.of(all.wanted()))
                .extracting(Finding::what)
                .containsExactlyInAnyOrder("no voice has been recorded for hi", "no voice has been recorded for en");
        all.build(voice);
        assertThat(without.of(all.wanted())).isEmpty();
    }

    @Test
    void aSlipInTheIndexCostsOneClip() {
        List<String> lines = List.of(
                "# voice\ttone\t-\tlow\t1.0",
                "file\tkind\tseconds\tdBov\tflows\ttext",
                "0123456789abcdef0123456789abcdef\tphrase\t1.00\t-20.0\ttest\tएक",
                "0123456789abcdef0123456789abcdef\tphrase\tx\t-20.0\ttest\tदो",
                "short\tphrase\t1.00\t-20.0\ttest\tतीन",
                "0123456789abcdef0123456789abcdee\tnothing\t1.00\t-20.0\ttest\tचार",
                "",
                "0123456789abcdef0123456789abcded\tword\t1.00\t-20.0\t-\tपाँच");
        VoiceIndex index = VoiceIndex.read("hi", lines).orElseThrow();
        assertThat(index.entries().keySet())
                .containsExactly(new Clip("hi", Kind.PHRASE, "एक"), new Clip("hi", Kind.WORD, "पाँच"));
        assertThat(VoiceIndex.read("hi", index.lines())).contains(index);
        assertThat(VoiceIndex.read("hi", List.of())).isEmpty();
        assertThat(VoiceIndex.read("hi", List.of("# voice\ta\tb\tc\tfast"))).isEmpty();
    }
}
