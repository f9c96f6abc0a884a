package ghanti.app;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.audio.Pcm;
import ghanti.audio.WavFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code play --wav}: a whole call as it is heard. */
class PlayWavTest {

    private static final Map<Character, double[]> TONES = Map.of(
            '1', new double[] {697, 1209},
            '2', new double[] {697, 1336},
            '5', new double[] {770, 1336},
            '7', new double[] {852, 1209},
            '#', new double[] {941, 1477});
    private static final int WINDOW = 800;

    @TempDir
    private Path folder;

    private CommandRun play(Map<String, String> environment, String flow, String... arguments) throws Exception {
        List<String> all = new ArrayList<>(
                List.of("play", flow, "--wav", folder.resolve("call.wav").toString()));
        all.addAll(List.of(arguments));
        return CommandRun.with(environment, all.toArray(new String[0]));
    }

    private Pcm heard() throws IOException {
        return WavFile.read(folder.resolve("call.wav"));
    }

    private static double seconds(Pcm sound) {
        return sound.samples().length / (double) sound.rate();
    }

    @Test
    void whatShipsIsHeardAndWhatNobodySaysIsTold() throws Exception {
        CommandRun run =
                play(Map.of("GHANTI_TTS", "none"), "vendor-order-confirmation", "--keys", "7 1 2", "--language", "hi");
        assertThat(run.code()).as(run.everything()).isZero();
        assertThat(run.out())
                .containsPattern(
                        "Heard in .*call\\.wav, \\d+\\.\\d s; left out, since no clip says it: शर्मा स्वीट्स,");
        Pcm heard = heard();
        assertThat(heard.rate()).isEqualTo(8000);
        assertThat(seconds(heard)).isBetween(50.0, 80.0);
        assertThat(keys(heard)).isEqualTo("712");
    }

    @Test
    void silenceLastsAsLongAsTheQuestionWaits() throws Exception {
        play(Map.of("GHANTI_TTS", "none"), "vendor-order-confirmation", "--keys", "1 2", "--language", "en");
        double quick = seconds(heard());
        play(Map.of("GHANTI_TTS", "none"), "vendor-order-confirmation", "--keys", "-1 2", "--language", "en");
        // Six seconds of waiting, then the words for silence, and the question again.
        assertThat(seconds(heard())).isGreaterThan(quick + 6 + 2);
        assertThat(keys(heard())).isEqualTo("12");
    }

    @Test
    void namesAreSaidWhereSomebodySpeaks() throws Exception {
        FakeEspeak espeak = FakeEspeak.in(folder, "");
        Map<String, String> environment = new HashMap<>(espeak.environment());
        environment.put("GHANTI_AUDIO_CACHE", folder.resolve("sounds").toString());
        CommandRun run = play(environment, "vendor-order-confirmation", "--keys", "1 4 25#", "--language", "hi");
        assertThat(run.code()).as(run.everything()).isZero();
        assertThat(run.out()).contains("Heard in ").doesNotContain("left out: शर्मा");
        assertThat(espeak.asked()).isPositive();
        assertThat(keys(heard())).isEqualTo("125#");
    }

    @Test
    void withoutAnyClipThereAreTheKeysAlone() throws Exception {
        CommandRun run = play(
                Map.of(
                        "GHANTI_TTS",
                        "none",
                        "GHANTI_AUDIO_CACHE",
                        folder.resolve("none").toString()),
                "vendor-order-confirmation",
                "--keys",
                "1 2");
        assertThat(run.code()).isZero();
        assertThat(run.out()).containsPattern(" and \\d+ more \\(see \"prompts check\"\\)$");
        assertThat(keys(heard())).isEqualTo("12");
        assertThat(seconds(heard())).isLessThan(4);
    }

    @Test
    void aFileThatCannotBeWrittenIsToldBeforeTheCall() throws Exception {
        for (String option : new String[] {"--wav", "--record"}) {
            CommandRun run = CommandRun.of("play", "cod-confirmation", "--keys", "1", option, "no/such/call.wav");
            assertThat(run.code()).isEqualTo(2);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).startsWith("no/such/call.wav cannot be written: there is no folder ");
        }
        assertThat(Files.exists(Path.of("no"))).isFalse();
    }

    /** The keys whose two tones hold nearly all of the energy, one after the other. */
    private static String keys(Pcm sound) {
        StringBuilder keys = new StringBuilder();
        char last = ' ';
        for (int at = 0; at + WINDOW <= sound.samples().length; at += WINDOW / 2) {
            char now = key(sound.samples(), at);
            if (now != ' ' && now != last) {
                keys.append(now);
            }
            last = now;
        }
        return keys.toString();
    }

    private static char key(short[] samples, int from) {
        double all = 0;
        for (int i = from; i < from + WINDOW; i++) {
            all += (double) samples[i] * samples[i];
        }
        if (all / WINDOW < 1000) {
            return ' ';
        }
        for (Map.Entry<Character, double[]> key : TONES.entrySet()) {
            double both = power(samples, from, key.getValue()[0]) + power(samples, from, key.getValue()[1]);
            if (both > 0.9 * all) {
                return key.getKey();
            }
        }
        return ' ';
    }

    /** What a sine of that frequency has of the energy. */
    private static double power(short[] samples, int from, double hertz) {
        double sine = 0;
        double cosine = 0;
        for (int i = 0; i < WINDOW; i++) {
            double turn = 2 * Math.PI * hertz * i / 8000;
            sine += samples[from + i] * Math.sin(turn);
            cosine += samples[from + i] * Math.cos(turn);
        }
        return 2 * (sine * sine + cosine * cosine) / WINDOW;
    }
}
