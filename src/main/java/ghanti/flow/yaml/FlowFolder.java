package ghanti.flow.yaml;

import ghanti.flow.Flow;
import ghanti.flow.Problem;
import ghanti.flow.Problem.Severity;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads the flow files of a folder. */
public final class FlowFolder {

    private static final String ENDING = ".yaml";
    /** Larger than any flow a person writes; read no further. */
    private static final long MOST_BYTES = 1_000_000;

    private final FlowReader reader;

    public FlowFolder(FlowReader reader) {
        this.reader = reader;
    }

    /**
     * Flows and the text each was read from.
     *
     * @param flows by name, without those that have an error
     * @param problems of all files, errors and warnings
     */
    public record Contents(Map<String, Source> flows, List<Problem> problems) {

        /** True if some flow cannot run. */
        public boolean haveErrors() {
            return problems.stream().anyMatch(Problem::isError);
        }
    }

    /** A flow and the text of its file. */
    public record Source(Flow flow, String text) {}

    /**
     * Reads every {@code *.yaml} directly in the folder.
     *
     * @throws IOException if the folder cannot be listed
     */
    public Contents readAll(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return read(files.filter(file -> file.getFileName().toString().endsWith(ENDING))
                    .sorted()
                    .toList());
        }
    }

    /** Reads these files; one that cannot be read is a problem like any other. */
    public Contents read(List<Path> files) {
        Map<String, Source> flows = new TreeMap<>();
        List<Problem> problems = new ArrayList<>();
        for (Path file : files) {
            Optional<String> text = text(file, problems);
            if (text.isPresent()) {
                FlowReader.Result result = reader.read(file.toString(), nameOf(file), text.get());
                problems.addAll(result.problems());
                result.flow().ifPresent(flow -> flows.put(flow.name(), new Source(flow, text.get())));
            }
        }
        return new Contents(flows, problems);
    }

    private static String nameOf(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
    }

    private static Optional<String> text(Path file, List<Problem> problems) {
        try {
            if (Files.size(file) <= MOST_BYTES) {
                return Optional.of(Files.readString(file));
            }
            problems.add(unreadable(file, "the file is larger than " + MOST_BYTES + " bytes"));
        } catch (CharacterCodingException e) {
            problems.add(unreadable(file, "the file is not UTF-8 text"));
        } catch (IOException e) {
            problems.add(unreadable(file, "the file cannot be read: " + e.getMessage()));
        }
        return Optional.empty();
    }

    private static Problem unreadable(Path file, String sentence) {
        return new Problem(file.toString(), 1, 1, Severity.ERROR, sentence);
    }
}
