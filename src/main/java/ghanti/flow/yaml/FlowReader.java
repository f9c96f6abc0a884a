package ghanti.flow.yaml;

import ghanti.flow.CallPolicy;
import ghanti.flow.Condition;
import ghanti.flow.Edge;
import ghanti.flow.End;
import ghanti.flow.ExotelChoice;
import ghanti.flow.Flow;
import ghanti.flow.FlowFile;
import ghanti.flow.Node;
import ghanti.flow.Problem;
import ghanti.flow.Prompt;
import ghanti.flow.PromptMode;
import ghanti.flow.Spelling;
import ghanti.flow.SubFlow;
import ghanti.flow.Variable;
import ghanti.flow.yaml.NodeReader.Defaults;
import ghanti.flow.yaml.NodeReader.Parts;
import ghanti.flow.yaml.Tree.Field;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the text of one flow file. */
public final class FlowReader {

    private static final Pattern FLOW_NAME = Pattern.compile("[a-z][a-z0-9-]{0,63}");
    private static final Pattern NODE_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");
    private static final String NO_RESPONSE = "no_response";

    private final Function<String, @Nullable String> environment;

    /** @param environment gives the value of {@code ${NAME}}, or null where it is not set */
    public FlowReader(Function<String, @Nullable String> environment) {
        this.environment = environment;
    }

    /**
     * What came of reading a file.
     *
     * @param draft what could be read; in a file with errors something stands for what could not, and nothing can be done with
     *     it but to look for what else is wrong. Empty if there is nothing to look at
     */
    public record Result(Optional<FlowFile> draft, List<Problem> problems) {

        /** The flow, unless a problem is an error. */
        public Optional<FlowFile> file() {
            return isSound() ? draft : Optional.empty();
        }

        boolean isSound() {
            return draft.isPresent() && problems.stream().noneMatch(Problem::isError);
        }
    }

    /**
     * Reads a flow and tells every problem at once.
     *
     * @param file the file's name for problems
     * @param expectedName what {@code flow:} must say
     */
    public Result read(String file, String expectedName, String text) {
        Complaints complaints = new Complaints(file);
        Optional<Tree> tree =
                new YamlText(complaints).read(text).map(read -> new Environment(environment, complaints).fill(read));
        Optional<Flow> flow = tree.flatMap(read -> Fields.of(read, "a flow", complaints))
                .flatMap(fields -> new Reading(fields, complaints).flow(expectedName, ContentHash.of(text)));
        Optional<FlowFile> draft = flow.map(read -> new FlowFile(file, text, read, new TreePlaces(tree.orElseThrow())));
        return new Result(draft, complaints.all());
    }

    /** One pass over one file. */
    private static final class Reading {

        private final Fields fields;
        private final Complaints complaints;

        Reading(Fields fields, Complaints complaints) {
            this.fields = fields;
            this.complaints = complaints;
        }

        Optional<Flow> flow(String expectedName, String version) {
            checkName(fields.requiredText("flow").orElse(expectedName), expectedName);
            String title = fields.text("title").orElse(expectedName);
            LanguagesReader spoken = new LanguagesReader(complaints).read(fields);
            List<String> languages = spoken.tags();
            VariablesReader reader = new VariablesReader(complaints);
            Map<String, Variable> inputs = reader.read(fields.fields("inputs"), false);
            Map<String, Variable> answers = reader.read(fields.fields("answers"), true);
            reader.checkDistinct(fields.fields("answers"), inputs);
            Map<String, Variable> all = new LinkedHashMap<>(inputs);
            all.putAll(answers);
            all.putIfAbsent(Variable.ATTEMPT.name(), Variable.ATTEMPT);
            PromptReader prompts = new PromptReader(spoken, all, complaints);
            // Both are said when values may be missing, so they may not speak any.
            PromptReader plain = new PromptReader(spoken, Map.of(), complaints);
            Prompt apology = fields.tree("apology").map(plain::read).orElse(StandardWords.apology(languages));
            Prompt cancelled = fields.tree("cancelled").map(plain::read).orElse(StandardWords.cancelled(languages));
            List<Field> listed = listedNodes();
            EdgeReader edges = new EdgeReader(spoken, answers, names(listed), complaints);
            Condition.Compiler conditions = new Condition.Compiler(all.values().stream()
                    .filter(variable -> VariablesReader.isName(variable.name()))
                    .toList());
            Parts parts = new Parts(prompts, edges, conditions, answers, reader.untyped(), defaults(edges));
            Map<String, Node> nodes = nodes(listed, new NodeReader(parts, complaints));
            withImplicitEnd(nodes);
            CallPolicy call = callPolicy(prompts, inputs, nodes);
            Optional<String> start = start(nodes);
            ExotelChoice exotel = exotel();
            Optional<PromptMode> spokenBy = promptMode();
            boolean recorded = fields.flag("record").orElse(false);
            boolean inBandKeys = fields.flag("in_band_keys").orElse(false);
            fields.noOthers();
            withUnread(nodes, edges, start);
            return nodes.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Flow(
                            expectedName,
                            version,
                            title,
                            languages,
                            inputs,
                            answers,
                            apology,
                            cancelled,
                            StandardWords.goodbye(languages),
                            call,
                            exotel,
                            spokenBy,
                            recorded,
                            inBandKeys,
                            start.orElseGet(() -> likelyStart(nodes)),
                            nodes));
        }

        private void checkName(String name, String expected) {
            if (!FLOW_NAME.matcher(name).matches()) {
                complaints.error(
                        fields.placeOf("flow"),
                        "a flow's name is small letters, digits and \"-\", at most 64, not \"" + name + "\"");
            } else if (!name.equals(expected)) {
                complaints.error(
                        fields.placeOf("flow"),
                        "the file is " + expected + ".yaml, so this must be \"flow: " + expected + "\", not \"" + name
                                + "\"");
            }
        }

        private CallPolicy callPolicy(PromptReader prompts, Map<String, Variable> inputs, Map<String, Node> nodes) {
            Templates templates = new Templates(prompts, complaints);
            return new CallPolicyReader(new EscalationReader(templates, inputs, outcomes(nodes), complaints))
                    .read(fields.fields("call"));
        }

        /** How its ends say that a call ended; empty if one of them, or a node that may be one, cannot be read. */
        private static Optional<Set<String>> outcomes(Map<String, Node> nodes) {
            Set<String> outcomes = new LinkedHashSet<>();
            for (Node node : nodes.values()) {
                if (node instanceof End end) {
                    outcomes.add(end.outcome());
                } else if (node instanceof SubFlow sub && sub.flow().equals(Edge.UNREAD)) {
                    return Optional.empty();
                }
            }
            return outcomes.isEmpty() || outcomes.contains(Edge.UNREAD) ? Optional.empty() : Optional.of(outcomes);
        }

        private Defaults defaults(EdgeReader edges) {
            Optional<Fields> given = fields.fields("defaults");
            Defaults defaults = new Defaults(
                    given.flatMap(NodeReader::attempts).orElse(3),
                    given.flatMap(NodeReader::timeout).orElse(Duration.ofSeconds(6)),
                    given.flatMap(NodeReader::betweenKeys).orElse(Duration.ofSeconds(3)),
                    given.flatMap(all -> all.flag("barge_in")).orElse(true),
                    given.flatMap(all -> all.tree("exhausted"))
                            .map(tree -> edges.read(tree, false))
                            .orElse(Edge.to(NO_RESPONSE)));
            given.ifPresent(Fields::noOthers);
            return defaults;
        }

        private List<Field> listedNodes() {
            return fields.required("nodes")
                    .flatMap(tree -> Fields.of(tree, "\"nodes\"", complaints))
                    .map(Fields::all)
                    .orElse(List.of());
        }

        private static Set<String> names(List<Field> nodes) {
            Set<String> names = new LinkedHashSet<>();
            nodes.forEach(field -> names.add(field.name()));
            return names;
        }

        private Map<String, Node> nodes(List<Field> listed, NodeReader reader) {
            Map<String, Node> nodes = new LinkedHashMap<>();
            for (Field field : listed) {
                if (field.name().equals(Edge.REPEAT)) {
                    complaints.error(
                            field.place(), "no node can be named \"repeat\", which leads back to the question itself");
                } else if (!NODE_NAME.matcher(field.name()).matches()) {
                    complaints.error(
                            field.place(),
                            "a node's name is Latin letters, digits, _ and -, begins with a letter and has 64"
                                    + " characters at most, not \"" + field.name() + "\"");
                }
                nodes.put(field.name(), reader.read(field));
            }
            return nodes;
        }

        /** Questions without an exhausted edge end the call as not answered; authors need not write that end. */
        private static void withImplicitEnd(Map<String, Node> nodes) {
            boolean used = nodes.values().stream()
                    .flatMap(node -> node.edges().stream())
                    .anyMatch(edge -> edge.to().equals(NO_RESPONSE));
            if (used) {
                nodes.putIfAbsent(NO_RESPONSE, new End(NO_RESPONSE, NO_RESPONSE, Optional.empty(), Optional.empty()));
            }
        }

        private Optional<String> start(Map<String, Node> nodes) {
            return fields.requiredText("start").flatMap(name -> {
                if (nodes.containsKey(name)) {
                    return Optional.of(name);
                }
                complaints.error(
                        fields.placeOf("start"),
                        "there is no node \"" + name + "\"" + Spelling.suggestion(name, nodes.keySet()));
                return Spelling.nearest(name, nodes.keySet());
            });
        }

        /** Where a call begins of which that is not said: at the first node that no edge leads to. */
        private static String likelyStart(Map<String, Node> nodes) {
            Set<String> targets = new LinkedHashSet<>();
            nodes.values().forEach(node -> node.edges().forEach(edge -> targets.add(edge.to())));
            return nodes.keySet().stream()
                    .filter(name -> !targets.contains(name))
                    .findFirst()
                    .orElse(nodes.keySet().iterator().next());
        }

        /** In a file with errors, where every edge leads that nobody can follow, and what may lead anywhere. */
        private void withUnread(Map<String, Node> nodes, EdgeReader edges, Optional<String> start) {
            if (start.isEmpty() || leadsNowhere(nodes) || !complaints.lost().isEmpty()) {
                nodes.put(Edge.UNREAD, edges.unread(Edge.UNREAD, complaints.lost()));
            }
        }

        private static boolean leadsNowhere(Map<String, Node> nodes) {
            return nodes.values().stream()
                    .flatMap(node -> node.edges().stream())
                    .anyMatch(edge -> edge.to().equals(Edge.UNREAD));
        }

        private Optional<PromptMode> promptMode() {
            Optional<String> word = fields.text("prompts");
            Optional<PromptMode> mode = word.flatMap(PromptMode::of);
            if (word.isPresent() && mode.isEmpty()) {
                complaints.error(
                        fields.placeOf("prompts"),
                        "\"prompts\" is text (Exotel reads them) or audio (it plays ours), not \"" + word.get() + "\"");
            }
            return mode;
        }

        private ExotelChoice exotel() {
            Optional<Fields> given = fields.fields("exotel");
            if (given.isEmpty()) {
                return ExotelChoice.OF_THE_SETTINGS;
            }
            ExotelChoice choice =
                    new ExotelChoice(given.get().text("app"), given.get().text("caller_id"));
            given.get().noOthers();
            return choice;
        }
    }
}
