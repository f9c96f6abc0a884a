package ghanti.sound;

import ghanti.audio.Pcm;
import ghanti.speech.SynthesisException;
import ghanti.speech.Synthesizer;
import ghanti.speech.Voice;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Hums a text: a tone of its own for each, a twentieth of a second a character. */
public final class ToneVoice implements Synthesizer {

    private static final int RATE = 16_000;

    /** What it was asked to say. */
    public final List<String> said = new CopyOnWriteArrayList<>();
    /** Texts that it cannot say. */
    public final Set<String> failing = ConcurrentHashMap.newKeySet();

    private final String name;
    volatile boolean hopeless;
    volatile double pace = 1.0;

    public ToneVoice(String name) {
        this.name = name;
    }

    @Override
    public Voice voice(String language) {
        return new Voice("tone", "sine", name + "-" + language, pace);
    }

    @Override
    public boolean speaks(String language) {
        return language.equals("hi") || language.equals("en");
    }

    @Override
    public int parallel() {
        return 3;
    }

    @Override
    public int longestText() {
        return 1000;
    }

    @Override
    public Pcm say(String text, String language) throws SynthesisException {
        if (failing.contains(text) || hopeless) {
            throw new SynthesisException("no voice for \"" + text + "\" today", hopeless);
        }
        said.add(text);
        double hertz = 400 + Math.floorMod(text.hashCode(), 2000);
        short[] samples = new short[RATE / 20 * text.length()];
        for (int i = 0; i < samples.length; i++) {
            // Swelling, since a steady tone is no speech.
            double swell = 0.6 + 0.4 * Math.sin(2 * Math.PI * 5 * i / RATE);
            samples[i] = (short) (9000 * swell * Math.sin(2 * Math.PI * hertz * i / RATE));
        }
        return new Pcm(RATE, samples);
    }
}
