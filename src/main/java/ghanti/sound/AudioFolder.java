package ghanti.sound;

import ghanti.speech.Clip;
import ghanti.speech.Voice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Stream;

/** The folder of all clips: {@code audio-cache/<language>/<voice>/<hash>.wav}. */
public record AudioFolder(Path path) {

    /** The folder of a voice, there or not. */
    VoiceFolder of(String language, Voice voice) {
        return new VoiceFolder(language, path.resolve(language).resolve(voice.folder()));
    }

    /** The folders that are there, in the order of their names. */
    List<VoiceFolder> all() throws IOException {
        List<VoiceFolder> folders = new ArrayList<>();
        for (Path language : folders(path)) {
            for (Path voice : folders(language)) {
                folders.add(new VoiceFolder(language.getFileName().toString(), voice));
            }
        }
        return folders;
    }

    /**
     * A recorded clip.
     *
     * @param voice name of its folder
     * @param seconds how long it lasts
     * @param level active level in dBov
     * @param users the flows that say it
     */
    public record Recorded(Path file, String voice, Clip clip, double seconds, double level, SortedSet<String> users) {}

    /** What the indexes list, folder by folder. */
    public List<Recorded> recorded() throws IOException {
        List<Recorded> all = new ArrayList<>();
        for (VoiceFolder folder : all()) {
            folder.index()
                    .ifPresent(index -> index.entries()
                            .values()
                            .forEach(entry -> all.add(new Recorded(
                                    folder.file(entry.hash()),
                                    folder.name(),
                                    entry.clip(),
                                    entry.seconds(),
                                    entry.level(),
                                    entry.users()))));
        }
        return all;
    }

    private static List<Path> folders(Path parent) throws IOException {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(parent)) {
            return children.filter(Files::isDirectory)
                    .filter(child -> !child.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }
}
