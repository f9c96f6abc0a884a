package ghanti.flow.yaml;

import ghanti.flow.Flow;
import ghanti.flow.FlowFile;
import ghanti.flow.Problem;
import ghanti.flow.Problem.Severity;
import ghanti.flow.SubFlow;
import ghanti.flow.yaml.FlowReader.Result;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
     * @param drafts the flows that have an error, as far as they can be read and linked: to be looked at, not to be run
     * @param problems of all files, errors and warnings
     * @param broken names of the flows that have an error, or hold one that does
     */
    public record Contents(
            Map<String, Source> flows, Map<String, Source> drafts, List<Problem> problems, Set<String> broken) {

        /** Flows that can run, and what was wrong with the others. */
        public Contents(Map<String, Source> flows, List<Problem> problems, Set<String> broken) {
            this(flows, Map.of(), problems, broken);
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
     * Whether there is any {@code *.yaml} directly in the folder.
     *
     * @throws IOException if the folder cannot be listed
     */
    public boolean holdsAny(Path folder) throws IOException {
        return !filesIn(folder).isEmpty();
    }

    /**
     * Reads these files; one that cannot be read is a problem like any other. The flows that they hold may stand beside them and
     * are read as if they had been named too.
     */
    public Contents read(List<Path> files) {
        return read(files, files.stream().map(file -> file.resolveSibling("")).toList());
    }

    /**
     * Reads these files. The flows that they hold, and those of the calls that they cause, are read as if they had been named too.
     *
     * @param folders where those flows may stand; of two of the same name the one of the earlier folder counts
     */
    public Contents read(List<Path> files, List<Path> folders) {
        Map<String, Result> asked = readEach(files);
        Map<String, Result> all = new LinkedHashMap<>();
        all.putAll(readEach(filesIn(folders, asked.keySet())));
        all.putAll(asked);
        return contents(withCaused(asked.keySet(), all), all, true);
    }

    /** Reads a version that was kept: the texts of a flow and of those it holds, and nothing that stood beside them. */
    public Contents read(String name, Map<String, String> texts) {
        Map<String, Result> all = new TreeMap<>();
        texts.forEach((one, text) -> all.put(one, reader.read(one + ENDING, one, text)));
        return contents(Set.of(name), all, false);
    }

    private Map<String, Result> readEach(List<Path> files) {
        Map<String, Result> read = new LinkedHashMap<>();
        for (Path file : files) {
            List<Problem> unreadable = new ArrayList<>();
            Optional<String> text = text(file, unreadable);
            read.put(
                    nameOf(file),
                    text.map(known -> reader.read(file.toString(), nameOf(file), known))
                            .orElse(new Result(Optional.empty(), unreadable)));
        }
        return read;
    }

    /** The first file of each name. */
    private static List<Path> filesIn(List<Path> folders, Set<String> except) {
        Map<String, Path> files = new LinkedHashMap<>();
        for (Path folder : new LinkedHashSet<>(folders)) {
            try {
                filesIn(folder).forEach(file -> files.putIfAbsent(nameOf(file), file));
            } catch (IOException e) {
                // What is not there is told where it is needed.
                log.debug("the folder {} cannot be listed", folder, e);
            }
        }
        files.keySet().removeAll(except);
        return List.copyOf(files.values());
    }

    /** These flows, and those of the calls that follow from them or from a flow they hold. */
    private static Set<String> withCaused(Set<String> names, Map<String, Result> all) {
        Set<String> found = new LinkedHashSet<>();
        Deque<String> waiting = new ArrayDeque<>(names);
        while (!waiting.isEmpty()) {
            String name = waiting.pop();
            if (all.containsKey(name) && found.add(name)) {
                for (String held : withInner(Set.of(name), all)) {
                    Objects.requireNonNull(all.get(held))
                            .draft()
                            .ifPresent(file -> waiting.addAll(Neighbours.causedBy(file.flow())));
                }
            }
        }
        return found;
    }

    /** These flows and all that they hold, however deep. */
    private static Set<String> withInner(Set<String> names, Map<String, Result> all) {
        Set<String> found = new LinkedHashSet<>();
        Deque<String> waiting = new ArrayDeque<>(names);
        while (!waiting.isEmpty()) {
            String name = waiting.pop();
            Result result = all.get(name);
            if (result != null && found.add(name)) {
                result.draft().ifPresent(file -> waiting.addAll(innerOf(file.flow())));
            }
        }
        return found;
    }

    private static List<String> innerOf(Flow flow) {
        return flow.nodes().values().stream()
                .flatMap(node -> node instanceof SubFlow sub ? Stream.of(sub.flow()) : Stream.of())
                .toList();
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ENDING) && !isSpecial(file))
                    .sorted()
                    .toList();
        }
    }

    /** A pipe or a device; whoever read one could wait for ever. */
    private static boolean isSpecial(Path file) {
        return Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file);
    }

    /** @param amongOthers whether what a flow needs beside it is there as well */
    private static Contents contents(Set<String> named, Map<String, Result> all, boolean amongOthers) {
        Set<String> asked = withInner(named, all);
        Map<String, FlowFile> files = new TreeMap<>();
        all.forEach((name, result) -> result.draft().ifPresent(file -> files.put(name, file)));
        Map<String, Source> flows = new TreeMap<>();
        Map<String, Source> drafts = new TreeMap<>();
        List<Problem> problems = new ArrayList<>();
        Map<String, List<Problem>> beside =
                amongOthers ? new Neighbours(files, all.keySet()).problems(asked) : Map.of();
        for (String name : asked) {
            problems.addAll(Objects.requireNonNull(all.get(name)).problems());
            FlowFile file = files.get(name);
            if (file != null) {
                problems.addAll(beside.getOrDefault(name, List.of()));
                // What does not fit inside an inner flow is told with the outer one that holds it.
                List<Problem> misfits = named.contains(name) ? problems : new ArrayList<>();
                Optional<Flow> linked = new Linker(files, all.keySet(), misfits).link(file);
                Set<String> held = withInner(Set.of(name), all);
                Source source = new Source(linked.orElse(file.flow()), file, texts(held, files));
                boolean sound = linked.isPresent() && held.stream().allMatch(one -> isSound(one, all, beside));
                (sound ? flows : drafts).put(name, source);
            }
        }
        Set<String> broken = new TreeSet<>(asked);
        broken.removeAll(flows.keySet());
        return new Contents(flows, drafts, problems, broken);
    }

    private static boolean isSound(String name, Map<String, Result> all, Map<String, List<Problem>> beside) {
        Result result = all.get(name);
        return result != null
                && result.isSound()
                && beside.getOrDefault(name, List.of()).stream().noneMatch(Problem::isError);
    }

    private static Map<String, String> texts(Set<String> names, Map<String, FlowFile> files) {
        Map<String, String> texts = new TreeMap<>();
        files.forEach((name, file) -> {
            if (names.contains(name)) {
                texts.put(name, file.text());
            }
        });
        return texts;
    }

    private static String nameOf(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
    }

    /** The text of a file, or empty with what is wrong with it. */
    static Optional<String> text(Path file, List<Problem> problems) {
        try {
            if (Files.isDirectory(file)) {
                problems.add(unreadable(file, "this is a folder; name the files in it, or the folder with --flows"));
                return Optional.empty();
            }
            if (isSpecial(file)) {
                problems.add(unreadable(file, "this is no regular file, so that nobody knows when it ends"));
                return Optional.empty();
            }
            if (Files.size(file) <= MOST_BYTES) {
                return Optional.of(Files.readString(file));
            }
            problems.add(unreadable(file, "the file is larger than " + MOST_BYTES + " bytes"));
        } catch (CharacterCodingException e) {
            problems.add(unreadable(file, "the file is not UTF-8 text"));
        } catch (NoSuchFileException e) {
            problems.add(unreadable(file, "there is no such file"));
        } catch (IOException e) {
            problems.add(unreadable(file, "the file cannot be read: " + e.getMessage()));
        }
        return Optional.empty();
    }

    private static Problem unreadable(Path file, String sentence) {
        return new Problem(file.toString(), 1, 1, Severity.ERROR, sentence);
    }
}
