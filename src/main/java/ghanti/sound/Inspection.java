package ghanti.sound;

import ghanti.audio.Mastering;
import ghanti.audio.Pcm;
import ghanti.audio.WavFile;
import ghanti.speech.Clip;
import ghanti.speech.Synthesizer;
import ghanti.speech.Voice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/** Compares the folder of clips with what flows need. */
public final class Inspection {

    private final AudioFolder folder;
    private final Optional<Synthesizer> synthesizer;

    /** @param synthesizer whose voices must be complete; without one, those that are there */
    public Inspection(AudioFolder folder, Optional<Synthesizer> synthesizer) {
        this.folder = folder;
        this.synthesizer = synthesizer;
    }

    /** What is wrong with a clip or file. */
    public enum Fault {
        /** A flow says it and there is no file. */
        MISSING,
        /** The file was made from other words, by another voice or an older version, than its place says. */
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
        Set<String> languages = new LinkedHashSet<>();
        wanted.keySet().forEach(clip -> languages.add(clip.language()));
        List<VoiceFolder> all = folder.all();
        for (String language : languages) {
            if (mustHave(language).isEmpty()
                    && all.stream().noneMatch(there -> there.language().equals(language))) {
                findings.add(new Finding(
                        Fault.MISSING, folder.path().resolve(language), "no voice has been recorded for " + language));
            }
        }
        Set<VoiceFolder> folders = new LinkedHashSet<>();
        languages.forEach(language -> mustHave(language).ifPresent(folders::add));
        folders.addAll(all);
        for (VoiceFolder voice : folders) {
            inspect(voice, wanted, findings);
        }
        return findings;
    }

    private Optional<VoiceFolder> mustHave(String language) {
        return synthesizer
                .filter(speaking -> speaking.speaks(language))
                .map(speaking -> folder.of(language, speaking.voice(language)));
    }

    private void inspect(VoiceFolder there, Map<Clip, SortedSet<String>> wanted, List<Finding> findings)
            throws IOException {
        Map<String, Path> files = there.files();
        Optional<VoiceIndex> index = there.index();
        Optional<VoiceFolder> needed = mustHave(there.language());
        if (index.isPresent() && (needed.isEmpty() || needed.get().equals(there))) {
            missing(there, index.get(), wanted, findings);
        } else if (index.isEmpty() && needed.isPresent() && needed.get().equals(there)) {
            findings.add(new Finding(Fault.MISSING, there.path(), "there is no index of this voice"));
        }
        index.ifPresent(known -> {
            for (IndexEntry entry : known.entries().values()) {
                Path file = files.remove(entry.hash());
                if (file != null) {
                    fault(entry, known.voice(), file, wanted)
                            .ifPresent(fault -> findings.add(
                                    new Finding(fault, file, entry.clip().text())));
                }
            }
        });
        files.values()
                .forEach(
                        file -> findings.add(new Finding(Fault.ORPHANED, file, "a file that the index does not know")));
    }

    private static void missing(
            VoiceFolder there, VoiceIndex index, Map<Clip, SortedSet<String>> wanted, List<Finding> findings) {
        for (Clip clip : wanted.keySet()) {
            IndexEntry entry = index.entries().get(clip);
            boolean ours = clip.language().equals(there.language());
            if (ours && (entry == null || !Files.isRegularFile(there.file(entry.hash())))) {
                findings.add(new Finding(Fault.MISSING, there.path(), clip.text()));
            }
        }
    }

    private static Optional<Fault> fault(
            IndexEntry entry, Voice voice, Path file, Map<Clip, SortedSet<String>> wanted) {
        if (!isPlayable(file)) {
            return Optional.of(Fault.CORRUPT);
        }
        if (!wanted.containsKey(entry.clip())) {
            return Optional.of(Fault.ORPHANED);
        }
        boolean stale = !entry.hash().equals(SoundHash.of(entry.clip(), voice));
        return stale ? Optional.of(Fault.STALE) : Optional.empty();
    }

    private static boolean isPlayable(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            Pcm sound = WavFile.read(bytes);
            return sound.rate() == Mastering.RATE && bytes.length == WavFile.HEADER + 2 * sound.samples().length;
        } catch (IOException e) {
            return false;
        }
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
        for (VoiceFolder there : folder.all()) {
            Optional<VoiceIndex> index = there.index();
            if (index.isPresent()) {
                Map<Clip, IndexEntry> left =
                        new java.util.LinkedHashMap<>(index.get().entries());
                left.values().removeIf(entry -> !Files.isRegularFile(there.file(entry.hash())));
                there.write(new VoiceIndex(index.get().voice(), left));
            }
        }
        return deleted;
    }
}
