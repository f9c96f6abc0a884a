package ghanti.sound;

import ghanti.audio.Level;
import ghanti.audio.Mastering;
import ghanti.audio.Pcm;
import ghanti.audio.UnusableSoundException;
import ghanti.audio.WavException;
import ghanti.audio.WavFile;
import ghanti.speech.Clip;
import ghanti.speech.Voice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * A person's voice in one language: recordings of any rate and level become clips as those of a synthesizer do. They are used
 * before any synthesizer's.
 */
public final class PersonVoice {

    private static final String PROVIDER = "recorded";

    private final VoiceFolder there;
    private final Voice voice;

    /** @param name of the person, letters and digits, which names the folder */
    public PersonVoice(AudioFolder folder, String language, String name) {
        this.voice = new Voice(PROVIDER, "", name, 1.0);
        this.there = folder.of(language, voice);
    }

    /**
     * What came of a folder of recordings.
     *
     * @param taken clips that are there now
     * @param refused recordings that cannot be used, with the reason
     * @param unknown texts that no flow says
     * @param missing clips that nobody has recorded yet
     */
    public record Taken(int taken, Map<String, String> refused, List<String> unknown, List<Clip> missing) {}

    /** Whether a voice is a person's. */
    static boolean is(Voice voice) {
        return voice.provider().equals(PROVIDER);
    }

    /** The folder that they are kept in. */
    public Path path() {
        return there.path();
    }

    /** The clips of the language that this person has not recorded, in the order of the flows. */
    public List<Clip> missing(Collection<Clip> wanted) throws IOException {
        Map<Clip, IndexEntry> entries = there.index(voice).entries();
        return wanted.stream()
                .filter(clip -> clip.language().equals(there.language()))
                .filter(clip -> !entries.containsKey(clip)
                        || !there.plays(entries.get(clip).hash()))
                .toList();
    }

    /**
     * Takes the recordings of a table. One that is not there yet is no fault; one that is there again replaces the former.
     *
     * @param from the folder of the recordings
     */
    public Taken take(Path from, List<ReadingList.Line> table, Map<Clip, SortedSet<String>> wanted) throws IOException {
        there.open();
        Map<Clip, IndexEntry> entries = new LinkedHashMap<>(there.index(voice).entries());
        Map<String, String> refused = new LinkedHashMap<>();
        List<String> unknown = new ArrayList<>();
        int taken = 0;
        try {
            for (ReadingList.Line line : table) {
                Map<Clip, SortedSet<String>> clips = said(line, wanted);
                Path file = from.resolve(line.file());
                if (clips.isEmpty()) {
                    unknown.add(line.text());
                } else if (Files.isRegularFile(file)) {
                    try {
                        Pcm raw = WavFile.read(Files.readAllBytes(file));
                        for (Map.Entry<Clip, SortedSet<String>> one : clips.entrySet()) {
                            entries.put(one.getKey(), entry(one.getKey(), raw, one.getValue()));
                            taken++;
                        }
                    } catch (WavException | UnusableSoundException e) {
                        refused.put(line.file(), String.valueOf(e.getMessage()));
                    }
                }
            }
        } finally {
            if (!entries.isEmpty()) {
                there.write(new VoiceIndex(voice, entries));
            }
        }
        return new Taken(taken, refused, unknown, missing(wanted.keySet()));
    }

    private Map<Clip, SortedSet<String>> said(ReadingList.Line line, Map<Clip, SortedSet<String>> wanted) {
        Map<Clip, SortedSet<String>> said = new LinkedHashMap<>(wanted);
        said.keySet().removeIf(clip -> !clip.language().equals(there.language()) || !line.says(clip));
        return said;
    }

    private IndexEntry entry(Clip clip, Pcm raw, SortedSet<String> users) throws IOException, UnusableSoundException {
        Pcm sound = ClipMaker.mastered(clip, raw);
        byte[] wav = WavFile.write(sound);
        String hash = SoundHash.of(clip, voice, wav);
        there.write(hash, wav);
        double seconds = sound.samples().length / (double) Mastering.RATE;
        return new IndexEntry(hash, clip, seconds, Level.of(sound).active(), users);
    }
}
