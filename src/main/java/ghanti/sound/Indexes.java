package ghanti.sound;

import ghanti.audio.Level;
import ghanti.audio.Pcm;
import ghanti.audio.WavFile;
import ghanti.speech.Clip;
import ghanti.speech.Synthesizer;
import ghanti.speech.Voice;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;

/** Keeps the indexes of a synthesizer's voices true to their files. */
final class Indexes {

    private final AudioFolder folder;
    private final Synthesizer synthesizer;

    Indexes(AudioFolder folder, Synthesizer synthesizer) {
        this.folder = folder;
        this.synthesizer = synthesizer;
    }

    /** Makes the folders that clips are written to. */
    void open(Collection<Clip> clips) throws IOException {
        for (String language :
                new LinkedHashSet<>(clips.stream().map(Clip::language).toList())) {
            folder.of(language, synthesizer.voice(language)).open();
        }
    }

    /** Whether there is a whole file of a clip. */
    boolean isThere(Clip clip) {
        Voice voice = synthesizer.voice(clip.language());
        return folder.of(clip.language(), voice).plays(SoundHash.of(clip, voice));
    }

    /** Writes down what is there now. Clips that nobody wants any more stay until they are pruned. */
    void bringUpToDate(Map<Clip, SortedSet<String>> wanted) throws IOException {
        Set<String> languages = new LinkedHashSet<>();
        wanted.keySet().forEach(clip -> languages.add(clip.language()));
        for (String language : languages) {
            if (synthesizer.speaks(language)) {
                bringUpToDate(language, wanted);
            }
        }
    }

    private void bringUpToDate(String language, Map<Clip, SortedSet<String>> wanted) throws IOException {
        Voice voice = synthesizer.voice(language);
        VoiceFolder there = folder.of(language, voice);
        VoiceIndex before = there.index(voice);
        Map<Clip, IndexEntry> entries = new LinkedHashMap<>(before.entries());
        for (Map.Entry<Clip, SortedSet<String>> one : wanted.entrySet()) {
            Clip clip = one.getKey();
            if (clip.language().equals(language) && isThere(clip)) {
                entries.put(clip, entry(there, SoundHash.of(clip, voice), clip, one.getValue()));
            }
        }
        VoiceIndex now = new VoiceIndex(voice, entries);
        if (!entries.isEmpty() && !now.lines().equals(before.lines())) {
            there.write(now);
        }
    }

    private static IndexEntry entry(VoiceFolder there, String hash, Clip clip, SortedSet<String> users)
            throws IOException {
        Pcm sound = WavFile.read(there.file(hash));
        double seconds = sound.samples().length / (double) sound.rate();
        return new IndexEntry(hash, clip, seconds, Level.of(sound).active(), users);
    }
}
