package ghanti.flow.yaml;

import ghanti.flow.Edge;
import ghanti.flow.End;
import ghanti.flow.Escalation;
import ghanti.flow.Flow;
import ghanti.flow.FlowFile;
import ghanti.flow.FollowUp;
import ghanti.flow.Holidays;
import ghanti.flow.InputType;
import ghanti.flow.Node;
import ghanti.flow.PlainWords;
import ghanti.flow.Problem;
import ghanti.flow.Problem.Severity;
import ghanti.flow.Prompt;
import ghanti.flow.Spelling;
import ghanti.flow.SubFlow;
import ghanti.flow.Text;
import ghanti.flow.Variable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a flow needs to find beside it: its holidays, and the flows of the calls that it causes. Those calls are no part of its own
 * ones, so its version does not cover them.
 */
final class Neighbours {

    private final Map<String, FlowFile> files;
    private final Set<String> known;

    /** @param known names of all flows, also of those of which nothing could be read */
    Neighbours(Map<String, FlowFile> files, Set<String> known) {
        this.files = files;
        this.known = known;
    }

    /** What is missing or does not fit, by flow. */
    Map<String, List<Problem>> problems(Set<String> names) {
        Map<String, List<Problem>> problems = new TreeMap<>();
        files.forEach((name, file) -> {
            if (names.contains(name)) {
                problems.put(name, problems(file));
            }
        });
        return problems;
    }

    private List<Problem> problems(FlowFile file) {
        Flow flow = file.flow();
        List<Problem> problems = new ArrayList<>();
        flow.call().holidays().ifPresent(name -> checkHolidays(file, name, problems));
        flow.call().escalation().ifPresent(escalation -> checkEscalation(file, escalation, problems));
        for (Node node : flow.nodes().values()) {
            if (node instanceof End end) {
                end.then().ifPresent(then -> checkFollowUp(file, end, then, problems));
            } else if (node instanceof SubFlow sub) {
                checkInner(file, sub, problems);
            }
        }
        return problems;
    }

    /** The flows of the calls that a flow causes, as it names them. */
    static List<String> causedBy(Flow flow) {
        List<String> caused = new ArrayList<>();
        flow.call().escalation().flatMap(Escalation::flow).ifPresent(caused::add);
        for (Node node : flow.nodes().values()) {
            if (node instanceof End end) {
                end.then().ifPresent(then -> caused.add(then.flow()));
            }
        }
        return caused;
    }

    private static void checkHolidays(FlowFile file, String name, List<Problem> problems) {
        Path holidays = Path.of(file.file()).resolveSibling(name);
        if (!Files.isRegularFile(holidays)) {
            problems.add(file.error(
                    "there is no file \"" + name
                            + "\" beside this flow; write one with a day such as 2026-11-08 in each" + " line",
                    "call",
                    "holidays"));
            return;
        }
        FlowFolder.text(holidays, problems)
                .ifPresent(text -> Holidays.parse(text)
                        .faults()
                        .forEach(fault -> problems.add(
                                new Problem(holidays.toString(), fault.line(), 1, Severity.ERROR, fault.sentence()))));
    }

    private void checkEscalation(FlowFile file, Escalation escalation, List<Problem> problems) {
        Caused caused = new Caused(
                escalation.flow().orElse(file.flow().name()),
                escalation.inputs(),
                file.flow().inputs().keySet(),
                List.of("call", "escalate"));
        if (escalation.calls()) {
            check(file, caused, problems);
        }
    }

    private void checkFollowUp(FlowFile file, End end, FollowUp then, List<Problem> problems) {
        Set<String> values = new HashSet<>(file.flow().inputs().keySet());
        values.addAll(file.flow().answers().keySet());
        List<String> path = List.of("nodes", end.name(), "then");
        check(file, new Caused(then.flow(), then.inputs(), values, path), problems);
    }

    /**
     * A call that a flow causes.
     *
     * @param named inputs that it is given by name
     * @param own values that it is given because they have the name of an input
     * @param path to where it is written
     */
    private record Caused(String flow, Map<String, Text> named, Set<String> own, List<String> path) {

        String[] at(String... further) {
            List<String> all = new ArrayList<>(path);
            all.addAll(List.of(further));
            return all.toArray(String[]::new);
        }
    }

    private void check(FlowFile file, Caused caused, List<Problem> problems) {
        FlowFile target = files.get(caused.flow());
        if (target == null) {
            // What could not be read of it is told in its own file.
            if (!known.contains(caused.flow()) && !caused.flow().equals(Edge.UNREAD)) {
                String sentence =
                        "there is no flow \"" + caused.flow() + "\"" + Spelling.suggestion(caused.flow(), known);
                problems.add(file.error(sentence, caused.at("flow")));
            }
            return;
        }
        if (caused.named().containsKey(Edge.UNREAD)) {
            return;
        }
        Map<String, Variable> inputs = target.flow().inputs();
        for (Variable input : inputs.values()) {
            if (!input.optional()
                    && !caused.named().containsKey(input.name())
                    && !caused.own().contains(input.name())) {
                problems.add(file.error(
                        "flow \"" + caused.flow() + "\" needs the input \"" + input.name()
                                + "\", and this flow has no value of that name; give it under \"inputs:\"",
                        caused.at()));
            }
        }
        caused.named()
                .forEach((name, text) -> misfit(caused.flow(), inputs, name, text)
                        .ifPresent(sentence -> problems.add(file.error(sentence, caused.at("inputs", name)))));
    }

    private static Optional<String> misfit(String flow, Map<String, Variable> inputs, String name, Text text) {
        Variable input = inputs.get(name);
        if (input == null) {
            return Optional.of("\"" + name + "\" is no input of flow \"" + flow + "\""
                    + Spelling.suggestion(name, inputs.keySet()));
        }
        String words = PlainWords.of(new Prompt(Map.of("", text)), "");
        return text.values().isEmpty() && !words.isEmpty() && !fits(input.type(), words)
                ? Optional.of("\"" + name + "\" of flow \"" + flow + "\" must be "
                        + input.type().expected() + ", not \"" + words + "\"")
                : Optional.empty();
    }

    private static boolean fits(InputType type, String words) {
        return switch (type) {
            case NUMBER -> words.matches("[0-9]{1,15}");
            case RUPEES -> words.matches("[0-9]{1,15}(\\.[0-9]{1,2})?");
            default -> type.read(words).isPresent();
        };
    }

    /** Inside another flow a conversation goes on after an end, so nothing follows from it. */
    private void checkInner(FlowFile file, SubFlow sub, List<Problem> problems) {
        Optional.ofNullable(files.get(sub.flow())).stream()
                .flatMap(inner -> inner.flow().nodes().values().stream())
                .filter(node -> node instanceof End end && end.then().isPresent())
                .findFirst()
                .ifPresent(end -> problems.add(file.warning(
                        "no call follows from \"" + end.name() + "\" of flow \"" + sub.flow()
                                + "\" here, since the conversation goes on; write its \"then\" on an end of this flow",
                        "nodes",
                        sub.name(),
                        "flow")));
    }
}
