package ghanti.sound;

import ghanti.audio.Finish;
import ghanti.audio.Mastering;
import ghanti.audio.Pcm;
import ghanti.audio.UnusableSoundException;
import ghanti.audio.WavFile;
import ghanti.speech.Clip;
import ghanti.speech.SynthesisException;
import ghanti.speech.Synthesizer;
import ghanti.speech.Voice;
import java.io.IOException;

/** Makes one clip: says it, masters it, writes it. */
public final class ClipMaker {

    private static final Mastering PHRASES = new Mastering(Finish.PROMPT);
    private static final Mastering WORDS = new Mastering(Finish.CLIP);

    private final AudioFolder folder;
    private final Synthesizer synthesizer;

    ClipMaker(AudioFolder folder, Synthesizer synthesizer) {
        this.folder = folder;
        this.synthesizer = synthesizer;
    }

    void make(Clip clip) throws SynthesisException, InterruptedException, UnusableSoundException, IOException {
        Voice voice = synthesizer.voice(clip.language());
        folder.of(clip.language(), voice).write(SoundHash.of(clip, voice), WavFile.write(sound(synthesizer, clip)));
    }

    /** The clip as it is heard. */
    public static Pcm sound(Synthesizer synthesizer, Clip clip)
            throws SynthesisException, InterruptedException, UnusableSoundException {
        return mastered(clip, synthesizer.say(clip.spoken(), clip.language()));
    }

    /** Brings any sound of a clip to the telephone. */
    static Pcm mastered(Clip clip, Pcm raw) throws UnusableSoundException {
        return (clip.kind() == Clip.Kind.PHRASE ? PHRASES : WORDS).master(raw);
    }
}
