package ghanti.sound;

import ghanti.speech.Clip;
import ghanti.speech.Synthesizer;
import ghanti.speech.Voice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Predicate;

/** Compares the folder of clips with what flows need. */
public final class Inspection {

    private static final String NO_INDEX =
            "it has no index that can be read; \"prompts build\" in this voice writes one";

    private final AudioFolder folder;
    private final Optional<Synthesizer> synthesizer;
    private final Predicate<String> languages;

    /**
     * Looks at every language.
     *
     * @param synthesizer whose voices must be complete; without one, those that are there
     */
    public Inspection(AudioFolder folder, Optional<Synthesizer> synthesizer) {
        this(folder, synthesizer, any -> true);
    }

    /** @param languages that are looked at; the folders of others are left alone */
    public Inspection(AudioFolder folder, Optional<Synthesizer> synthesizer, Predicate<String> languages) {
        this.folder = folder;
        this.synthesizer = synthesizer;
        this.languages = languages;
    }

    /** What is wrong with a clip or file. */
    public enum Fault {
        /** A flow says it and there is no file, or none that the index knows. */
        MISSING,
        /** The file was made by another voice, at another pace, or by an older version. */
        STALE,
        /** No flow says it. */
        ORPHANED,
        /** The file is none, or not what a telephone plays. */
        CORRUPT
    }

    /**
     * One thing that is wrong.
     *
     * @param where the file, or the folder it should be in
     * @param what its words, or what is wrong with it
     */
    public record Finding(Fault fault, Path where, String what) {}

    /** Everything that is wrong, folder by folder. */
    public List<Finding> of(Map<Clip, SortedSet<String>> wanted) throws IOException {
        List<Finding> findings = new ArrayList<>();
        Set<String> spoken = new LinkedHashSet<>();
        wanted.keySet().stream().map(Clip::language).filter(languages).forEach(spoken::add);
        List<VoiceFolder> all = folders();
        for (String language : spoken) {
            if (mustHave(language).isEmpty()
                    && all.stream().noneMatch(there -> there.language().equals(language))) {
                findings.add(new Finding(
                        Fault.MISSING, folder.path().resolve(language), "no voice has been recorded for " + language));
            }
        }
        Set<VoiceFolder> inspected = new LinkedHashSet<>();
        spoken.forEach(language -> mustHave(language).ifPresent(inspected::add));
        inspected.addAll(all);
        for (VoiceFolder voice : inspected) {
            findings.addAll(of(voice, wanted));
        }
        return findings;
    }

    private List<VoiceFolder> folders() throws IOException {
        return folder.all().stream()
                .filter(there -> languages.test(there.language()))
                .toList();
    }

    private Optional<VoiceFolder> mustHave(String language) {
        return synthesizer
                .filter(speaking -> speaking.speaks(language))
                .map(speaking -> folder.of(language, speaking.voice(language)));
    }

    private List<Finding> of(VoiceFolder there, Map<Clip, SortedSet<String>> wanted) throws IOException {
        Optional<VoiceFolder> needed = mustHave(there.language());
        boolean spoken = needed.filter(there::equals).isPresent();
        Optional<VoiceIndex> index = there.index();
        if (index.isEmpty()) {
            // Its files may be good, and paid for; only the index says what they are.
            boolean empty = !spoken && there.files().isEmpty();
            return empty ? List.of() : List.of(new Finding(Fault.MISSING, there.path(), NO_INDEX));
        }
        Voice voice = synthesizer
                .filter(any -> spoken)
                .map(speaking -> speaking.voice(there.language()))
                .orElse(index.get().voice());
        boolean complete = spoken || (needed.isEmpty() && !othersFillIn(there, voice));
        return new VoiceInspection(there, index.get(), voice, wanted.keySet()).findings(complete);
    }

    /** A person need not have recorded everything while another voice of the language has. */
    private boolean othersFillIn(VoiceFolder there, Voice voice) throws IOException {
        return PersonVoice.is(voice)
                && folders().stream()
                        .anyMatch(other -> other.language().equals(there.language()) && !other.equals(there));
    }

    /** Deletes what no flow says any more and what is not whole; says which files. */
    public List<Path> prune(Map<Clip, SortedSet<String>> wanted) throws IOException {
        List<Path> deleted = new ArrayList<>();
        for (Finding finding : of(wanted)) {
            if (finding.fault() != Fault.MISSING) {
                Files.deleteIfExists(finding.where());
                deleted.add(finding.where());
            }
        }
        for (VoiceFolder there : folders()) {
            there.clear();
            Optional<VoiceIndex> index = there.index();
            if (index.isPresent()) {
                Map<Clip, IndexEntry> left = new LinkedHashMap<>(index.get().entries());
                left.values().removeIf(entry -> !Files.isRegularFile(there.file(entry.hash())));
                there.write(new VoiceIndex(index.get().voice(), left));
            }
        }
        return deleted;
    }
}
