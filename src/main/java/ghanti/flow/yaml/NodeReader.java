package ghanti.flow.yaml;

import ghanti.flow.Asking;
import ghanti.flow.Branch;
import ghanti.flow.Condition;
import ghanti.flow.Converse;
import ghanti.flow.Digits;
import ghanti.flow.Edge;
import ghanti.flow.End;
import ghanti.flow.InputType;
import ghanti.flow.Listen;
import ghanti.flow.Menu;
import ghanti.flow.Node;
import ghanti.flow.Place;
import ghanti.flow.Prompt;
import ghanti.flow.Say;
import ghanti.flow.Variable;
import ghanti.flow.yaml.Tree.Field;
import ghanti.flow.yaml.Tree.Scalar;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one node of any type. */
final class NodeReader {

    private static final List<String> TYPES =
            List.of("menu", "digits", "say", "branch", "fetch", "transfer", "flow", "listen", "converse", "end");
    /** A date or time needs a dash or colon, which a phone does not have. */
    private static final Set<InputType> NEVER_TYPED =
            Set.of(InputType.ITEMS, InputType.BOOLEAN, InputType.DATE, InputType.TIME);

    private static final Pattern KEY = Pattern.compile("[0-9*#]");
    private static final Pattern LENGTH = Pattern.compile("([0-9]{1,2})(?:\\.\\.([0-9]{1,2}))?");
    private static final Pattern OUTCOME = Pattern.compile("[a-z][a-z0-9_]{0,39}");

    private final Parts parts;
    private final Complaints complaints;

    /** What node readers share: prompts, edges, conditions, answers and the defaults of questions. */
    record Parts(
            PromptReader prompts,
            EdgeReader edges,
            Condition.Compiler conditions,
            Map<String, Variable> answers,
            Defaults defaults) {}

    /** What a question has unless it says otherwise. */
    record Defaults(int attempts, Duration timeout, Edge exhausted) {}

    NodeReader(Parts parts, Complaints complaints) {
        this.parts = parts;
        this.complaints = complaints;
    }

    Optional<Node> read(Field field) {
        return Fields.of(field.value(), "node \"" + field.name() + "\"", complaints)
                .flatMap(fields -> node(field.name(), fields));
    }

    private Optional<Node> node(String name, Fields fields) {
        Optional<String> type = fields.requiredText("type");
        if (type.isEmpty()) {
            return Optional.empty();
        }
        Optional<Node> node = switch (type.get()) {
            case "menu" -> keyed(name, fields, Menu::new);
            case "listen" -> keyed(name, fields, Listen::new);
            case "converse" -> keyed(name, fields, Converse::new);
            case "fetch" -> new OutwardReader(parts, complaints).fetch(name, fields);
            case "transfer" -> new OutwardReader(parts, complaints).transfer(name, fields);
            case "flow" -> new OutwardReader(parts, complaints).subFlow(name, fields);
            case "digits" -> digits(name, fields);
            case "say" -> say(name, fields);
            case "branch" -> branch(name, fields);
            case "end" -> end(name, fields);
            default -> {
                complaints.error(
                        fields.placeOf("type"),
                        "there is no node type \"" + type.get() + "\"" + Spelling.suggestion(type.get(), TYPES));
                yield Optional.empty();
            }
        };
        if (TYPES.contains(type.get())) {
            fields.noOthers();
        }
        return node;
    }

    /** Makes a question of single keys. */
    private interface KeyedType {
        Node make(String name, Asking asking, Map<String, Edge> keys);
    }

    private Optional<Node> keyed(String name, Fields fields, KeyedType type) {
        Optional<Asking> asking = asking(fields);
        Map<String, Edge> keys = new LinkedHashMap<>();
        fields.required("keys");
        Optional<Fields> listed = fields.fields("keys");
        listed.map(Fields::all).ifPresent(all -> all.forEach(key -> key(key, keys)));
        listed.filter(none -> none.all().isEmpty())
                .ifPresent(none -> complaints.error(none.place(), fields.owner() + " needs at least one key"));
        return keys.isEmpty() ? Optional.empty() : asking.map(how -> type.make(name, how, keys));
    }

    private void key(Field field, Map<String, Edge> keys) {
        if (!KEY.matcher(field.name()).matches()) {
            complaints.error(
                    field.place(), "\"" + field.name() + "\" is no key; keys are \"0\" to \"9\", \"*\", \"#\"");
            return;
        }
        parts.edges().read(field.value(), true).ifPresent(edge -> keys.put(field.name(), edge));
    }

    private Optional<Node> digits(String name, Fields fields) {
        Optional<Asking> asking = asking(fields);
        Optional<Variable> into = fields.requiredText("into").flatMap(word -> answer(word, fields.placeOf("into")));
        int[] length = length(fields);
        String finishOn = fields.text("finish_on").orElse("");
        if (!finishOn.isEmpty() && !KEY.matcher(finishOn).matches()) {
            complaints.error(fields.placeOf("finish_on"), "finish_on must be one key such as \"#\"");
        }
        Optional<Condition> valid = fields.tree("valid").flatMap(tree -> condition(tree));
        Optional<Edge> go = edge("go", fields);
        if (asking.isEmpty() || into.isEmpty() || go.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Digits(name, asking.get(), into.get(), length[0], length[1], finishOn, valid, go.get()));
    }

    private Optional<Variable> answer(String word, Place place) {
        Variable answer = parts.answers().get(word);
        if (answer == null) {
            complaints.error(
                    place,
                    "there is no answer \"" + word + "\""
                            + Spelling.suggestion(word, parts.answers().keySet()));
            return Optional.empty();
        }
        if (NEVER_TYPED.contains(answer.type())) {
            complaints.error(place, "keys cannot become " + answer.type().expected());
        }
        return Optional.of(answer);
    }

    private int[] length(Fields fields) {
        Optional<Tree> tree = fields.required("length");
        Matcher matcher = LENGTH.matcher(
                tree.map(t -> t instanceof Scalar s ? s.text() : "").orElse(""));
        if (matcher.matches()) {
            int least = Integer.parseInt(matcher.group(1));
            int most = matcher.group(2) == null ? least : Integer.parseInt(matcher.group(2));
            if (least >= 1 && most >= least && most <= 20) {
                return new int[] {least, most};
            }
        }
        tree.ifPresent(t -> complaints.error(t.place(), "length must be a number or a range such as 1..2, up to 20"));
        return new int[] {1, 1};
    }

    private Optional<Node> say(String name, Fields fields) {
        Optional<Prompt> prompt = fields.required("prompt").flatMap(parts.prompts()::read);
        Optional<Edge> go = edge("go", fields);
        return prompt.isEmpty() || go.isEmpty() ? Optional.empty() : Optional.of(new Say(name, prompt.get(), go.get()));
    }

    private Optional<Node> branch(String name, Fields fields) {
        List<Branch.Case> cases = new ArrayList<>();
        fields.required("when");
        fields.list("when", tree -> Fields.of(tree, "a case of " + fields.owner(), complaints))
                .forEach(one -> {
                    Optional<Condition> condition = one.required("if").flatMap(tree -> condition(tree));
                    Optional<Edge> go = edge("go", one);
                    one.noOthers();
                    if (condition.isPresent() && go.isPresent()) {
                        cases.add(new Branch.Case(condition.get(), go.get()));
                    }
                });
        return edge("else", fields).map(otherwise -> new Branch(name, cases, otherwise));
    }

    private Optional<Node> end(String name, Fields fields) {
        Optional<String> outcome = fields.requiredText("outcome");
        outcome.filter(word -> !OUTCOME.matcher(word).matches())
                .ifPresent(word -> complaints.error(
                        fields.placeOf("outcome"),
                        "an outcome is one word of small letters, digits and _, not \"" + word + "\""));
        Optional<Prompt> prompt = fields.tree("prompt").flatMap(parts.prompts()::read);
        return outcome.map(word -> new End(name, word, prompt));
    }

    private Optional<Edge> edge(String field, Fields fields) {
        return fields.required(field).flatMap(tree -> parts.edges().read(tree, false));
    }

    private Optional<Asking> asking(Fields fields) {
        Defaults defaults = parts.defaults();
        Optional<Prompt> prompt = fields.required("prompt").flatMap(parts.prompts()::read);
        Optional<Prompt> noInput = words("no_input", fields);
        Optional<Prompt> invalid = words("invalid", fields);
        int attempts = attempts(fields).orElse(defaults.attempts());
        Duration timeout = timeout(fields).orElse(defaults.timeout());
        Optional<Edge> exhausted = fields.tree("exhausted").isPresent()
                ? fields.tree("exhausted").flatMap(tree -> parts.edges().read(tree, false))
                : Optional.of(defaults.exhausted());
        return prompt.isEmpty() || exhausted.isEmpty()
                ? Optional.empty()
                : Optional.of(new Asking(prompt.get(), noInput, invalid, attempts, timeout, exhausted.get()));
    }

    static Optional<Integer> attempts(Fields fields) {
        return fields.whole("attempts", 1, 9).map(Long::intValue);
    }

    static Optional<Duration> timeout(Fields fields) {
        return fields.duration("timeout", Duration.ofSeconds(1), Duration.ofSeconds(60));
    }

    private Optional<Prompt> words(String field, Fields fields) {
        return fields.fields(field).flatMap(inner -> {
            Optional<Prompt> prompt = inner.required("prompt").flatMap(parts.prompts()::read);
            inner.noOthers();
            return prompt;
        });
    }

    private Optional<Condition> condition(Tree tree) {
        if (!(tree instanceof Scalar scalar) || scalar.text().isBlank()) {
            complaints.error(tree.place(), "a condition must be a text such as \"amount > 500.0\"");
            return Optional.empty();
        }
        try {
            return Optional.of(parts.conditions().compile(scalar.text()));
        } catch (Condition.InvalidException e) {
            complaints.error(tree.place(), "the condition \"" + scalar.text() + "\" is wrong: " + e.getMessage());
            return Optional.empty();
        }
    }
}
