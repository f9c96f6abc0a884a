package ghanti.flow.yaml;

import ghanti.flow.Flow;
import ghanti.flow.FlowFile;
import ghanti.flow.Node;
import ghanti.flow.Problem;
import ghanti.flow.Problem.Severity;
import ghanti.flow.SubFlow;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the flow files of a folder. */
public final class FlowFolder {

    private static final String ENDING = ".yaml";
    /** Larger than any flow a person writes; read no further. */
    private static final long MOST_BYTES = 1_000_000;

    private static final Logger log = LoggerFactory.getLogger(FlowFolder.class);

    private final FlowReader reader;

    public FlowFolder(FlowReader reader) {
        this.reader = reader;
    }

    /**
     * What a folder holds.
     *
     * @param flows by name, linked; without those that have an error
     * @param problems of all files, errors and warnings
     * @param broken names of the flows that have an error, or hold one that does
     */
    public record Contents(Map<String, Source> flows, List<Problem> problems, Set<String> broken) {

        /** @param asked names of the flows that were read; one that could not be linked is broken by another's file */
        static Contents of(Map<String, Source> flows, List<Problem> problems, Set<String> asked) {
            Set<String> broken = new TreeSet<>(asked);
            broken.removeAll(flows.keySet());
            problems.stream().filter(Problem::isError).forEach(problem -> broken.add(nameOf(Path.of(problem.file()))));
            return new Contents(flows, problems, broken);
        }

        /** The problems of one flow's file. */
        public List<Problem> problemsOf(String name) {
            return problems.stream()
                    .filter(problem -> nameOf(Path.of(problem.file())).equals(name))
                    .toList();
        }

        /** True if some flow cannot run. */
        public boolean haveErrors() {
            return problems.stream().anyMatch(Problem::isError);
        }
    }

    /**
     * A flow that can run.
     *
     * @param flow with the flows it holds inside it
     * @param file as it was read, before that
     * @param texts of its own file and of the flows it holds, by name: all that its version is made of
     */
    public record Source(Flow flow, FlowFile file, Map<String, String> texts) {}

    /**
     * Reads every {@code *.yaml} directly in the folder.
     *
     * @throws IOException if the folder cannot be listed
     */
    public Contents readAll(Path folder) throws IOException {
        return read(filesIn(folder));
    }

    /**
     * Reads these files; one that cannot be read is a problem like any other. Flows that they hold may stand beside them.
     */
    public Contents read(List<Path> files) {
        List<Problem> problems = new ArrayList<>();
        Map<String, FlowFile> asked = readEach(files, problems);
        Map<String, FlowFile> all = new TreeMap<>(readEach(beside(files), new ArrayList<>()));
        all.putAll(asked);
        return Contents.of(link(asked, all, problems), problems, asked.keySet());
    }

    /** Reads a version that was kept: the texts of a flow and of those it holds. */
    public Contents read(String name, Map<String, String> texts) {
        List<Problem> problems = new ArrayList<>();
        Map<String, FlowFile> all = new TreeMap<>();
        texts.forEach((one, text) -> {
            FlowReader.Result result = reader.read(one + ENDING, one, text);
            problems.addAll(result.problems());
            result.file().ifPresent(file -> all.put(one, file));
        });
        Map<String, FlowFile> asked = new TreeMap<>(all);
        asked.keySet().retainAll(List.of(name));
        return Contents.of(link(asked, all, problems), problems, asked.keySet());
    }

    private Map<String, FlowFile> readEach(List<Path> files, List<Problem> problems) {
        Map<String, FlowFile> read = new TreeMap<>();
        for (Path file : files) {
            Optional<String> text = text(file, problems);
            if (text.isPresent()) {
                FlowReader.Result result = reader.read(file.toString(), nameOf(file), text.get());
                problems.addAll(result.problems());
                result.file().ifPresent(flow -> read.put(flow.flow().name(), flow));
            }
        }
        return read;
    }

    private static List<Path> beside(List<Path> files) {
        Set<Path> folders = new LinkedHashSet<>();
        files.forEach(file -> folders.add(file.toAbsolutePath().getParent()));
        List<Path> beside = new ArrayList<>();
        for (Path folder : folders) {
            try {
                beside.addAll(filesIn(folder));
            } catch (IOException e) {
                // What is not there is told where it is needed.
                log.debug("the folder {} cannot be listed", folder, e);
            }
        }
        files.forEach(file -> beside.remove(file.toAbsolutePath()));
        return beside;
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ENDING))
                    .sorted()
                    .toList();
        }
    }

    private static Map<String, Source> link(
            Map<String, FlowFile> asked, Map<String, FlowFile> all, List<Problem> problems) {
        Map<String, Source> linked = new TreeMap<>();
        asked.forEach((name, file) -> new Linker(all, problems)
                .link(file)
                .ifPresent(flow -> linked.put(name, new Source(flow, file, texts(file, all)))));
        return linked;
    }

    private static Map<String, String> texts(FlowFile file, Map<String, FlowFile> all) {
        Map<String, String> texts = new TreeMap<>();
        Deque<FlowFile> waiting = new ArrayDeque<>(List.of(file));
        while (!waiting.isEmpty()) {
            FlowFile next = waiting.pop();
            texts.put(next.flow().name(), next.text());
            for (Node node : next.flow().nodes().values()) {
                FlowFile inner = node instanceof SubFlow sub ? all.get(sub.flow()) : null;
                if (inner != null && !texts.containsKey(inner.flow().name())) {
                    waiting.push(inner);
                }
            }
        }
        return texts;
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
