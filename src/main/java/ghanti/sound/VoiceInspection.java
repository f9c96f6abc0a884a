package ghanti.sound;

import ghanti.sound.Inspection.Fault;
import ghanti.sound.Inspection.Finding;
import ghanti.speech.Clip;
import ghanti.speech.Voice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares one voice's folder with what flows need. */
final class VoiceInspection {

    private final VoiceFolder there;
    private final VoiceIndex index;
    private final Map<Clip, String> wanted = new LinkedHashMap<>();

    /** @param voice that clips should be in, which the index may not be */
    VoiceInspection(VoiceFolder there, VoiceIndex index, Voice voice, Collection<Clip> wanted) {
        this.there = there;
        this.index = index;
        wanted.stream()
                .filter(clip -> clip.language().equals(there.language()))
                .forEach(clip -> this.wanted.put(clip, hash(clip, voice)));
    }

    /** Only the index knows what a recording is called. */
    private String hash(Clip clip, Voice voice) {
        IndexEntry entry = index.entries().get(clip);
        return PersonVoice.is(voice) && entry != null ? entry.hash() : SoundHash.of(clip, voice);
    }

    /** @param complete whether every clip must be there, as calls are to be in this voice */
    List<Finding> findings(boolean complete) throws IOException {
        List<Finding> findings = new ArrayList<>();
        Map<String, Path> files = there.files();
        wanted.forEach((clip, hash) -> {
            Path file = files.remove(hash);
            if (file == null && complete) {
                findings.add(new Finding(Fault.MISSING, there.path(), clip.text()));
            } else if (file != null && !there.plays(hash)) {
                findings.add(new Finding(Fault.CORRUPT, file, clip.text()));
            } else if (file != null && !isKnown(clip, hash)) {
                findings.add(new Finding(Fault.MISSING, file, "the index does not say that it is there"));
            }
        });
        findings.addAll(unwanted(files));
        return findings;
    }

    private boolean isKnown(Clip clip, String hash) {
        IndexEntry entry = index.entries().get(clip);
        return entry != null && entry.hash().equals(hash);
    }

    private List<Finding> unwanted(Map<String, Path> files) {
        List<Finding> findings = new ArrayList<>();
        Map<String, Clip> known = new LinkedHashMap<>();
        index.entries().values().forEach(entry -> known.put(entry.hash(), entry.clip()));
        Set<Clip> said = wanted.keySet();
        files.forEach((hash, file) -> {
            Clip clip = known.get(hash);
            if (clip == null) {
                findings.add(new Finding(Fault.ORPHANED, file, "a file that the index does not know"));
            } else {
                Fault fault = said.contains(clip) ? Fault.STALE : Fault.ORPHANED;
                findings.add(new Finding(there.plays(hash) ? fault : Fault.CORRUPT, file, clip.text()));
            }
        });
        return findings;
    }
}
