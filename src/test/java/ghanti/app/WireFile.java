package ghanti.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A recorded conversation on the wire: sections with a title line {@code --- request} and the like, and their text. */
record WireFile(Path path, List<Section> sections) {

    /** One part of the file; lines before the first title are its comment. */
    record Section(String title, String text) {}

    static WireFile read(Path path) throws IOException {
        List<Section> sections = new ArrayList<>();
        String title = "";
        StringBuilder text = new StringBuilder();
        for (String line : Files.readAllLines(path)) {
            if (line.startsWith("--- ")) {
                sections.add(new Section(title, text.toString().stripTrailing()));
                title = line.substring(4).strip();
                text.setLength(0);
            } else {
                text.append(line).append('\n');
            }
        }
        sections.add(new Section(title, text.toString().stripTrailing()));
        return new WireFile(path, sections);
    }

    static List<Path> all(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .toList();
        }
    }

    /** The same file with other texts. */
    void rewrite(List<Section> now) throws IOException {
        StringBuilder file = new StringBuilder();
        for (Section section : now) {
            if (!section.title().isEmpty()) {
                file.append("--- ").append(section.title()).append('\n');
            }
            if (!section.text().isEmpty()) {
                file.append(section.text()).append('\n');
            }
        }
        Files.writeString(path, file);
    }
}
