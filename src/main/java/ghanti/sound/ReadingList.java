package ghanti.sound;

import ghanti.speech.Clip;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a person is to read aloud: a table of file, kind and text, told apart by tabs, one recording a line. It goes to the person
 * with the microphone, and comes back with the recordings.
 */
public final class ReadingList {

    private static final String COLUMNS = "file\tkind\ttext";
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private ReadingList() {}

    /**
     * One line of it.
     *
     * @param file the recording's name
     * @param kind empty where the table has only files and texts
     * @param text as it is read
     */
    public record Line(String file, Optional<Clip.Kind> kind, String text) {

        /** Whether that is what a clip says. */
        boolean says(Clip clip) {
            return kind.isEmpty()
                    ? text.equals(clip.spoken()) || text.equals(clip.text())
                    : kind.get() == clip.kind() && text.equals(clip.spoken());
        }
    }

    /** The table for these clips, phrases first, with a word of advice. */
    public static List<String> of(String language, Collection<Clip> clips) {
        List<String> lines = new ArrayList<>();
        lines.add("# " + clips.size() + " recordings, one WAV file a line, each with a moment of silence around it.");
        lines.add(
                "# A phrase is whole sentences. A word is part of one: with a comma others follow, so the voice stays up;"
                        + " with a full stop it falls.");
        lines.add(COLUMNS);
        for (Clip.Kind kind : Clip.Kind.values()) {
            clips.stream()
                    .filter(clip -> clip.kind() == kind)
                    .map(clip -> String.format(
                            Locale.ROOT,
                            "%s-%03d.wav\t%s\t%s",
                            language,
                            lines.size() - 2,
                            kind.name().toLowerCase(Locale.ROOT),
                            clip.spoken()))
                    .forEach(lines::add);
        }
        return lines;
    }

    /** The lines of a table; one of files and texts alone will do. What is neither is left out. */
    public static List<Line> read(List<String> lines) {
        List<Line> read = new ArrayList<>();
        for (String line : lines) {
            String[] fields = line.replace(BYTE_ORDER_MARK, "").split("\t", -1);
            boolean title = fields[0].startsWith("#") || fields[0].strip().equals("file");
            if (!title && fields.length == 3) {
                kind(fields[1])
                        .ifPresent(kind -> read.add(new Line(fields[0].strip(), Optional.of(kind), fields[2].strip())));
            } else if (!title && fields.length == 2) {
                read.add(new Line(fields[0].strip(), Optional.empty(), fields[1].strip()));
            }
        }
        return read;
    }

    private static Optional<Clip.Kind> kind(String word) {
        for (Clip.Kind kind : Clip.Kind.values()) {
            if (kind.name().equalsIgnoreCase(word.strip())) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
