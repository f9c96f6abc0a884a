package ghanti.sound;

import ghanti.speech.Clip;
import ghanti.speech.Voice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The index of one voice's folder: a table that people can read and compare, one line a file, told apart by tabs.
 *
 * <pre>
 * # voice  espeak  -  hi  1.0
 * file  kind  seconds  dBov  flows  text
 * </pre>
 */
record VoiceIndex(Voice voice, Map<Clip, IndexEntry> entries) {

    static final String FILE = "index.tsv";

    private static final String HEAD = "# voice";
    private static final String COLUMNS = "file\tkind\tseconds\tdBov\tflows\ttext";
    private static final String NONE = "-";
    private static final int FIELDS = 6;

    VoiceIndex {
        entries = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /**
     * Reads an index; lines that are none are left out, so that one slip costs one clip.
     *
     * @return empty if the first line does not name a voice
     */
    static Optional<VoiceIndex> read(String language, List<String> lines) {
        String[] head = lines.isEmpty() ? new String[0] : lines.get(0).split("\t", -1);
        if (head.length != 5 || !head[0].equals(HEAD)) {
            return Optional.empty();
        }
        Map<Clip, IndexEntry> entries = new LinkedHashMap<>();
        try {
            Voice voice = new Voice(head[1], head[2].equals(NONE) ? "" : head[2], head[3], Double.parseDouble(head[4]));
            for (String line : lines) {
                entry(language, line).ifPresent(entry -> entries.put(entry.clip(), entry));
            }
            return Optional.of(new VoiceIndex(voice, entries));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<IndexEntry> entry(String language, String line) {
        String[] fields = line.split("\t", -1);
        if (fields.length != FIELDS || !SoundHash.is(fields[0])) {
            return Optional.empty();
        }
        try {
            Clip.Kind kind = Clip.Kind.valueOf(fields[1].toUpperCase(Locale.ROOT));
            SortedSet<String> users = new TreeSet<>(List.of(fields[4].split(" ")));
            users.remove(NONE);
            return Optional.of(new IndexEntry(
                    fields[0],
                    new Clip(language, kind, fields[5]),
                    Double.parseDouble(fields[2]),
                    Double.parseDouble(fields[3]),
                    users));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The lines of the file: phrases first, then words, each in the order of their texts. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        String model = voice.model().isEmpty() ? NONE : voice.model();
        lines.add(String.join("\t", HEAD, voice.provider(), model, voice.name(), Double.toString(voice.pace())));
        lines.add(COLUMNS);
        entries.values().stream()
                .sorted(Comparator.comparing((IndexEntry entry) -> entry.clip().kind())
                        .thenComparing(entry -> entry.clip().text()))
                .map(VoiceIndex::line)
                .forEach(lines::add);
        return lines;
    }

    private static String line(IndexEntry entry) {
        return String.join(
                "\t",
                entry.hash(),
                entry.clip().kind().name().toLowerCase(Locale.ROOT),
                String.format(Locale.ROOT, "%.2f", entry.seconds()),
                String.format(Locale.ROOT, "%.1f", entry.level()),
                entry.users().isEmpty() ? NONE : String.join(" ", entry.users()),
                entry.clip().text());
    }
}
