package ghanti.app;

import ghanti.audio.Beeps;
import ghanti.audio.Joining;
import ghanti.audio.Mastering;
import ghanti.audio.WavFile;
import ghanti.engine.Line;
import ghanti.flow.Flow;
import ghanti.sound.Sounding.Heard;
import ghanti.sound.Studio;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A played call as it would be heard: the prompts, a beep for each key, and the silences between. */
final class PlayedSound {

    private static final Duration BEFORE_A_KEY = Duration.ofMillis(800);
    private static final Duration KEY = Duration.ofMillis(160);
    private static final Duration AFTER_A_KEY = Duration.ofMillis(240);
    private static final double BEEP = -18;
    private static final int MOST_WORDS = 6;

    private final Studio studio;
    private final Beeps beeps = new Beeps(Mastering.RATE);
    private final Joining heard = new Joining(Mastering.RATE);
    private final Set<String> missing = new LinkedHashSet<>();

    PlayedSound(Studio studio) {
        this.studio = studio;
    }

    void said(Flow flow, List<Line> lines) {
        Heard now = studio.sounding().heard(flow, lines);
        missing.addAll(now.missing());
        now.hash().flatMap(studio.sounds()::pcm).ifPresent(heard::add);
    }

    void pressed(String keys) {
        heard.pause(BEFORE_A_KEY);
        for (int i = 0; i < keys.length(); i++) {
            heard.add(beeps.key(keys.charAt(i), KEY, BEEP)).pause(AFTER_A_KEY);
        }
    }

    void silent(Duration wait) {
        heard.pause(wait);
    }

    /** Writes it, and says in a sentence what it is. */
    String write(Path file) throws IOException {
        Files.write(file, WavFile.write(heard.toPcm()));
        String left = missing.isEmpty() ? "" : "; left out, since no clip says it: " + leftOut();
        return String.format(
                Locale.ROOT, "Heard in %s, %.1f s%s", file, heard.duration().toMillis() / 1000.0, left);
    }

    private String leftOut() {
        List<String> first = missing.stream().limit(MOST_WORDS).toList();
        int more = missing.size() - first.size();
        return String.join(", ", first) + (more == 0 ? "" : " and " + more + " more (see \"prompts check\")");
    }
}
