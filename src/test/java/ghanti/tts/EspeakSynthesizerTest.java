package ghanti.tts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ghanti.audio.Pcm;
import ghanti.speech.SynthesisException;
import ghanti.speech.Voice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With a small program in its place, and with the real one where it is installed. */
class EspeakSynthesizerTest {

    private static final String HINDI = "नमस्ते! आपके पास नया ऑर्डर है। $(touch x); 'एक' \"दो\"";
    private static final Pcm SOUND = new Pcm(22050, WavSamples.samples(2000));
    private static final int PIPE = 0x7FFFF000;

    @TempDir
    Path folder;

    @BeforeEach
    void onlyWhereScriptsRun() {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")));
    }

    private static Style style(String voices, double pace) {
        return new Style(Voices.read(voices), Optional.empty(), pace);
    }

    private EspeakSynthesizer fake(String script) throws IOException {
        return fake(script, "", 1.0);
    }

    private EspeakSynthesizer fake(String script, String voices, double pace) throws IOException {
        Files.write(
                folder.resolve("sound.wav"), WavSamples.withSizes(SOUND, PIPE).toByteArray());
        Path program = folder.resolve("espeak-ng");
        Files.writeString(program, "#!/bin/sh\ncd '" + folder + "'\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return new EspeakSynthesizer(program, style(voices, pace), Duration.ofSeconds(3));
    }

    private static SynthesisException refused(EspeakSynthesizer espeak, String text) {
        try {
            throw new AssertionError("it answered with " + espeak.say(text, "hi"));
        } catch (SynthesisException e) {
            assertThat(e.getMessage()).endsWith(".").hasSizeLessThan(500);
            return e;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void textGoesInBySideOfTheArguments() throws Exception {
        EspeakSynthesizer espeak = fake("cat > text; printf '%s\\n' \"$@\" > arguments; cat sound.wav");
        assertThat(espeak.say(HINDI, "hi")).isEqualTo(SOUND);
        assertThat(folder.resolve("text")).hasContent(HINDI);
        assertThat(Files.readAllLines(folder.resolve("arguments")))
                .containsExactly("--stdin", "--stdout", "-b", "1", "-v", "hi", "-s", "140");
        assertThat(folder.resolve("x")).doesNotExist();
    }

    @Test
    void voiceAndPaceAreArguments() throws Exception {
        EspeakSynthesizer espeak = fake("printf '%s\\n' \"$6 $8\" > arguments; cat sound.wav", "+f2,mr=mr+m3", 0.5);
        assertThat(espeak.voice("hi")).isEqualTo(new Voice("espeak", "", "hi+f2", 0.5));
        espeak.say("दो", "hi");
        assertThat(folder.resolve("arguments")).hasContent("hi+f2 80");
        espeak.say("दोन", "mr-IN");
        assertThat(folder.resolve("arguments")).hasContent("mr+m3 80");
    }

    @Test
    void bracketsAreNoSounds() throws Exception {
        EspeakSynthesizer espeak = fake("cat > text; cat sound.wav");
        espeak.say("[[h@l'oU]] \u0000\u001b[[[x", "hi");
        assertThat(folder.resolve("text")).hasContent("[ [h@l'oU]]   [ [[x");
    }

    @Test
    void theProgramSeesNoKeys() throws Exception {
        EspeakSynthesizer espeak = fake("env > seen; cat sound.wav");
        espeak.say("एक", "hi");
        assertThat(Files.readAllLines(folder.resolve("seen")))
                .allMatch(line -> line.matches("(PATH|HOME|LANG|LC_ALL|TMPDIR|LD_LIBRARY_PATH|PWD|OLDPWD|SHLVL|_)=.*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-w/tmp/x", "../hi", "hi;id", "hi f2", ""})
    void aVoiceIsNeverAnOption(String voice) throws Exception {
        EspeakSynthesizer espeak = fake("touch ran; cat sound.wav", "hi=" + voice + " ,", 1.0);
        assertThat(refused(espeak, "एक")).hasMessageContaining("GHANTI_TTS_VOICE");
        assertThat(folder.resolve("ran")).doesNotExist();
    }

    @Test
    void aFailureIsToldInItsWords() throws Exception {
        EspeakSynthesizer failing = fake("echo 'bad\n data' >&2; exit 3");
        assertThat(refused(failing, "एक")).hasMessage("espeak-ng failed with exit status 3 (bad data).");
        EspeakSynthesizer chatty = fake("yes complaint | head -c 300000 >&2; exit 1");
        assertThat(refused(chatty, "एक")).hasMessageContaining("complaint complaint");
        EspeakSynthesizer silent = fake("cat > /dev/null");
        assertThat(refused(silent, "एक")).hasMessageContaining("gave no sound");
        EspeakSynthesizer empty = fake("head -c 44 sound.wav");
        assertThat(refused(empty, "एक")).hasMessageContaining("gave no sound");
    }

    @Test
    void aProgramThatReadsNothingMaySpeak() throws Exception {
        EspeakSynthesizer espeak = fake("exec 0<&-; cat sound.wav");
        assertThat(espeak.say("अ".repeat(2000), "hi")).isEqualTo(SOUND);
    }

    @Test
    void aMissingProgramIsHopeless() {
        EspeakSynthesizer missing = new EspeakSynthesizer(folder.resolve("nothing"), style("", 1.0));
        SynthesisException refusal = refused(missing, "एक");
        assertThat(refusal.isHopeless()).isTrue();
        assertThat(refusal).hasMessageContaining("Install espeak-ng");
    }

    @ParameterizedTest
    @ValueSource(strings = {"exec sleep 30", "sleep 30; true", "cat sound.wav; sleep 30 & echo $! > pid; wait"})
    void aSlowProgramIsKilledWithWhatItStarted(String script) throws Exception {
        EspeakSynthesizer slow = new EspeakSynthesizer(
                programOf(fake("echo $$ > pid; " + script)), style("", 1.0), Duration.ofMillis(500));
        long begin = System.nanoTime();
        assertThat(refused(slow, "एक")).hasMessageContaining("not finished within 500 ms");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
        assertGone();
    }

    private Path programOf(EspeakSynthesizer made) {
        assertThat(made).isNotNull();
        return folder.resolve("espeak-ng");
    }

    private void assertGone() throws Exception {
        long pid = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
        for (int i = 0; i < 100 && ProcessHandle.of(pid).isPresent(); i++) {
            Thread.sleep(20);
        }
        assertThat(ProcessHandle.of(pid)).isEmpty();
    }

    @Test
    void anEndlessProgramIsKilled() throws Exception {
        EspeakSynthesizer endless = fake("echo $$ > pid; exec yes");
        assertThat(refused(endless, "एक")).hasMessageContaining("more than 16777216 bytes");
        assertGone();
    }

    @Test
    void anInterruptKillsIt() throws Exception {
        EspeakSynthesizer slow = new EspeakSynthesizer(
                programOf(fake("echo $$ > pid; exec sleep 30")), style("", 1.0), Duration.ofSeconds(30));
        ExecutorService one = Executors.newSingleThreadExecutor();
        try {
            Future<Boolean> saying = one.submit(() -> {
                try {
                    slow.say("एक", "hi");
                    return false;
                } catch (InterruptedException e) {
                    return true;
                }
            });
            Path pid = folder.resolve("pid");
            for (int i = 0; i < 250 && (!Files.exists(pid) || Files.size(pid) == 0); i++) {
                Thread.sleep(20);
            }
            one.shutdownNow();
            assertThat(saying.get(5, TimeUnit.SECONDS)).isTrue();
            assertGone();
        } finally {
            one.shutdownNow();
        }
    }

    @Test
    void noMoreRunAtOnceThanItTakes() throws Exception {
        EspeakSynthesizer espeak =
                fake("mkdir run.$$; ls -d run.* | wc -l >> counts; sleep 0.1; rmdir run.$$; cat sound.wav");
        ExecutorService many = Executors.newFixedThreadPool(12);
        try {
            List<Future<Pcm>> all = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                all.add(many.submit(() -> espeak.say("एक", "hi")));
            }
            for (Future<Pcm> one : all) {
                assertThat(one.get(20, TimeUnit.SECONDS)).isEqualTo(SOUND);
            }
        } finally {
            many.shutdownNow();
        }
        assertThat(Files.readAllLines(folder.resolve("counts")))
                .allMatch(line -> Integer.parseInt(line.strip()) <= espeak.parallel())
                .hasSize(12);
    }

    @Test
    void isFoundOnThePath() throws Exception {
        fake("exit 0");
        Files.createDirectories(folder.resolve("empty/espeak-ng"));
        assertThat(EspeakSynthesizer.installed("::" + folder.resolve("empty") + ":" + folder + ":/usr/bin"))
                .contains(folder.resolve("espeak-ng"));
        assertThat(EspeakSynthesizer.installed("")).isEmpty();
        assertThat(EspeakSynthesizer.installed(folder.resolve("empty").toString()))
                .isEmpty();
        Files.setPosixFilePermissions(folder.resolve("espeak-ng"), PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(EspeakSynthesizer.installed(folder.toString())).isEmpty();
    }

    private static EspeakSynthesizer real(String voices, double pace) {
        Optional<Path> program = EspeakSynthesizer.installed(
                Optional.ofNullable(System.getenv("PATH")).orElse(""));
        assumeTrue(program.isPresent(), "espeak-ng is not installed");
        return new EspeakSynthesizer(program.get(), style(voices, pace));
    }

    @ParameterizedTest
    @ValueSource(strings = {"as", "bn", "en", "gu", "hi", "kn", "kok", "ml", "mr", "ne", "or", "pa", "ta", "te", "ur"})
    void theRealOneHasTheVoicesItIsSaidToHave(String language) throws Exception {
        EspeakSynthesizer espeak = real("", 1.0);
        assertThat(espeak.speaks(language)).isTrue();
        Pcm pcm = espeak.say("1 2 3", language);
        assertThat(pcm.rate()).isEqualTo(22050);
        assertThat(pcm.duration()).isBetween(Duration.ofMillis(500), Duration.ofSeconds(5));
    }

    @Test
    void theRealOneSpeaksHindiSlowerWhenTold() throws Exception {
        Pcm usual = real("", 1.0).say("नमस्ते! आपके पास नया ऑर्डर है।", "hi");
        Pcm slow = real("", 0.7).say("नमस्ते! आपके पास नया ऑर्डर है।", "hi");
        assertThat(usual.duration()).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(5));
        assertThat(slow.duration())
                .isGreaterThan(usual.duration().multipliedBy(11).dividedBy(10));
        assertThat(loudest(usual)).isGreaterThan(3000);
    }

    private static int loudest(Pcm pcm) {
        int loudest = 0;
        for (short sample : pcm.samples()) {
            loudest = Math.max(loudest, Math.abs(sample));
        }
        return loudest;
    }

    @Test
    void theRealOneSaysTheLongestText() throws Exception {
        EspeakSynthesizer espeak = real("", 0.5);
        Pcm pcm = espeak.say("नमस्ते दुनिया। ".repeat(200).substring(0, espeak.longestText()), "hi");
        assertThat(pcm.duration()).isGreaterThan(Duration.ofMinutes(2));
    }

    @Test
    void theRealOneTellsOfAVoiceItLacks() {
        assertThat(refused(real("hi=xx", 1.0), "एक"))
                .hasMessageContaining("espeak-ng has no voice \"xx\"")
                .hasMessageContaining("GHANTI_TTS_VOICE");
    }

    @Test
    void aLanguageItLacksIsRefused() {
        EspeakSynthesizer espeak = new EspeakSynthesizer(folder.resolve("nothing"), style("", 1.0));
        assertThat(espeak.speaks("hi-Latn")).isFalse();
        assertThat(espeak.speaks("en-Latn-IN")).isTrue();
        assertThatThrownBy(() -> espeak.say("naya order", "hi-Latn"))
                .isInstanceOf(SynthesisException.class)
                .hasMessageContaining("espeak has no voice for the language \"hi-Latn\"");
    }
}
