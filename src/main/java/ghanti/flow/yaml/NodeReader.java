package ghanti.flow.yaml;

import ghanti.flow.Asking;
import ghanti.flow.Branch;
import ghanti.flow.Condition;
import ghanti.flow.Converse;
import ghanti.flow.Digits;
import ghanti.flow.Edge;
import ghanti.flow.End;
import ghanti.flow.FollowUp;
import ghanti.flow.InputType;
import ghanti.flow.Listen;
import ghanti.flow.Menu;
import ghanti.flow.Node;
import ghanti.flow.Place;
import ghanti.flow.Prompt;
import ghanti.flow.Say;
import ghanti.flow.Spelling;
import ghanti.flow.Variable;
import ghanti.flow.Words;
import ghanti.flow.yaml.Tree.Field;
import ghanti.flow.yaml.Tree.Scalar;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one node of any type. */
final class NodeReader {

    private static final List<String> TYPES =
            List.of("menu", "digits", "say", "branch", "fetch", "transfer", "flow", "listen", "converse", "end");
    /** A date or time needs a dash or colon, which a phone does not have. */
    private static final Set<InputType> NEVER_TYPED =
            Set.of(InputType.ITEMS, InputType.BOOLEAN, InputType.DATE, InputType.TIME);

    private static final int MOST_KEYS = 20;

    /** Stands for an answer that does not exist. */
    static final Variable UNREAD = new Variable(Edge.UNREAD, InputType.TEXT, true);

    private static final Pattern KEY = Pattern.compile("[0-9*#]");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_]+");
    private static final Pattern LENGTH = Pattern.compile("([0-9]{1,2})(?:\\.\\.([0-9]{1,2}))?");
    private static final Pattern OUTCOME = Pattern.compile("[a-z][a-z0-9_]{0,39}");

    private final Parts parts;
    private final Complaints complaints;

    /**
     * What node readers share: prompts, edges, conditions, answers and the defaults of questions.
     *
     * @param untyped variables of which nobody knows what can be done with them
     */
    record Parts(
            PromptReader prompts,
            EdgeReader edges,
            Condition.Compiler conditions,
            Map<String, Variable> answers,
            Set<String> untyped,
            Defaults defaults) {

        /** Whether an expression may be wrong only because the type of a value in it is. */
        boolean speaksUntyped(String expression) {
            return WORD.matcher(expression).results().map(MatchResult::group).anyMatch(untyped::contains);
        }
    }

    /** What a question has unless it says otherwise. */
    record Defaults(int attempts, Duration timeout, Duration betweenKeys, boolean bargeIn, Edge exhausted) {}

    NodeReader(Parts parts, Complaints complaints) {
        this.parts = parts;
        this.complaints = complaints;
    }

    /** The node, as far as it can be read: what is wrong with it is complained about, and what is not may still break rules. */
    Node read(Field field) {
        return Fields.of(field.value(), "node \"" + field.name() + "\"", complaints)
                .map(fields -> node(field.name(), fields))
                .orElseGet(() -> unread(field.name(), field.value()));
    }

    private Node unread(String name, Tree tree) {
        return parts.edges().unread(name, List.of(tree));
    }

    private Node node(String name, Fields fields) {
        Optional<String> type = fields.requiredText("type");
        type.filter(word -> !TYPES.contains(word))
                .ifPresent(word -> complaints.error(
                        fields.placeOf("type"),
                        "there is no node type \"" + word + "\"" + Spelling.suggestion(word, TYPES)));
        Optional<Node> node =
                type.flatMap(word -> Spelling.nearest(word, TYPES)).map(known -> ofType(known, name, fields));
        node.ifPresent(read -> fields.noOthers());
        return node.orElseGet(() -> unread(name, fields.tree()));
    }

    private Node ofType(String type, String name, Fields fields) {
        return switch (type) {
            case "menu" -> keyed(name, fields, Menu::new);
            case "listen" ->
                keyed(name, fields, (own, asking, keys) -> new Listen(own, asking, keys, words(fields, keys.keySet())));
            case "converse" -> keyed(name, fields, Converse::new);
            case "fetch" -> new OutwardReader(parts, complaints).fetch(name, fields);
            case "transfer" -> new OutwardReader(parts, complaints).transfer(name, fields);
            case "flow" -> new OutwardReader(parts, complaints).subFlow(name, fields);
            case "digits" -> digits(name, fields);
            case "say" -> say(name, fields);
            case "branch" -> branch(name, fields);
            default -> end(name, fields);
        };
    }

    /** Makes a question of single keys. */
    private interface KeyedType {
        Node make(String name, Asking asking, Map<String, Edge> keys);
    }

    private Node keyed(String name, Fields fields, KeyedType type) {
        Asking asking = asking(fields);
        Map<String, Edge> keys = new LinkedHashMap<>();
        fields.required("keys");
        Optional<Fields> listed = fields.fields("keys");
        listed.map(Fields::all).ifPresent(all -> all.forEach(key -> key(key, keys)));
        listed.filter(none -> none.all().isEmpty())
                .ifPresent(none -> complaints.error(none.place(), fields.owner() + " needs at least one key"));
        return type.make(name, asking, keys);
    }

    private Map<String, Words> words(Fields fields, Set<String> keys) {
        return new WordsReader(parts.prompts().languages(), complaints).read(fields, keys);
    }

    private void key(Field field, Map<String, Edge> keys) {
        if (!KEY.matcher(field.name()).matches()) {
            complaints.error(
                    field.place(), "\"" + field.name() + "\" is no key; keys are \"0\" to \"9\", \"*\", \"#\"");
        }
        keys.put(field.name(), parts.edges().read(field.value(), true));
    }

    private Node digits(String name, Fields fields) {
        Asking asking = asking(fields);
        Optional<Variable> into = fields.requiredText("into").flatMap(word -> answer(word, fields.placeOf("into")));
        int[] length = length(fields);
        String finishOn = finishOn(fields);
        Optional<Condition> valid = fields.tree("valid").flatMap(tree -> condition(tree));
        Edge go = edge("go", fields);
        // Of keys for nobody knows what, nobody knows what they must be.
        return new Digits(
                name,
                asking,
                into.orElse(UNREAD),
                length[0],
                length[1],
                finishOn,
                valid.filter(condition -> into.isPresent()),
                go);
    }

    private String finishOn(Fields fields) {
        if (fields.tree("finish_on")
                .filter(tree -> tree.what().equals("nothing"))
                .isPresent()) {
            complaints.error(
                    fields.placeOf("finish_on"),
                    "finish_on must be one key such as \"#\", in quotes, since # alone begins a comment");
            return "#";
        }
        Optional<String> given = fields.text("finish_on");
        given.filter(key -> !KEY.matcher(key).matches())
                .ifPresent(key ->
                        complaints.error(fields.placeOf("finish_on"), "finish_on must be one key such as \"#\""));
        return given.orElse(fields.tree("finish_on").isPresent() ? "#" : "");
    }

    private Optional<Variable> answer(String word, Place place) {
        Variable answer = parts.answers().get(word);
        if (answer == null) {
            complaints.error(
                    place,
                    "there is no answer \"" + word + "\""
                            + Spelling.suggestion(word, parts.answers().keySet()));
            return Spelling.nearest(word, parts.answers().keySet()).map(parts.answers()::get);
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
            if (least >= 1 && most >= least && most <= MOST_KEYS) {
                return new int[] {least, most};
            }
        }
        tree.ifPresent(t ->
                complaints.error(t.place(), "length must be a number or a range such as 1..2, up to " + MOST_KEYS));
        return new int[] {MOST_KEYS, MOST_KEYS};
    }

    private Node say(String name, Fields fields) {
        return new Say(name, prompt(fields), edge("go", fields));
    }

    private Prompt prompt(Fields fields) {
        return fields.required("prompt")
                .map(parts.prompts()::read)
                .orElse(parts.prompts().unread());
    }

    private Node branch(String name, Fields fields) {
        fields.required("when");
        List<Branch.Case> cases = fields.list(
                "when",
                tree -> Optional.of(Fields.of(tree, "a case of " + fields.owner(), complaints)
                        .map(this::branchCase)
                        .orElse(new Branch.Case(Condition.unread(""), Edge.unread()))));
        return new Branch(name, cases, edge("else", fields));
    }

    private Branch.Case branchCase(Fields fields) {
        Condition condition = fields.required("if").flatMap(this::condition).orElse(Condition.unread(""));
        Edge go = edge("go", fields);
        fields.noOthers();
        return new Branch.Case(condition, go);
    }

    private Node end(String name, Fields fields) {
        Optional<String> outcome = fields.requiredText("outcome");
        outcome.filter(word -> !OUTCOME.matcher(word).matches())
                .ifPresent(word -> complaints.error(
                        fields.placeOf("outcome"),
                        "an outcome is one word of small letters, digits and _, not \"" + word + "\""));
        Optional<Prompt> prompt = fields.tree("prompt").map(parts.prompts()::read);
        Optional<FollowUp> then = fields.fields("then").map(new FollowUpReader(parts, complaints)::read);
        return new End(name, outcome.orElse(Edge.UNREAD), prompt, then);
    }

    private Edge edge(String field, Fields fields) {
        return parts.edges().required(field, fields);
    }

    private Asking asking(Fields fields) {
        Defaults defaults = parts.defaults();
        Prompt prompt = prompt(fields);
        Optional<Prompt> noInput = words("no_input", fields);
        Optional<Prompt> invalid = words("invalid", fields);
        int attempts = attempts(fields).orElse(defaults.attempts());
        Duration timeout = timeout(fields).orElse(defaults.timeout());
        Edge exhausted = fields.tree("exhausted")
                .map(tree -> parts.edges().read(tree, false))
                .orElse(defaults.exhausted());
        Duration betweenKeys = betweenKeys(fields).orElse(defaults.betweenKeys());
        boolean bargeIn = fields.flag("barge_in").orElse(defaults.bargeIn());
        return new Asking(prompt, noInput, invalid, attempts, timeout, betweenKeys, bargeIn, exhausted);
    }

    static Optional<Integer> attempts(Fields fields) {
        return fields.whole("attempts", 1, 9).map(Long::intValue);
    }

    static Optional<Duration> timeout(Fields fields) {
        return fields.duration("timeout", Duration.ofSeconds(1), Duration.ofSeconds(60));
    }

    static Optional<Duration> betweenKeys(Fields fields) {
        return fields.duration("between_keys", Duration.ofMillis(500), Duration.ofSeconds(30));
    }

    private Optional<Prompt> words(String field, Fields fields) {
        return fields.tree(field)
                .map(tree -> fields.fields(field)
                        .map(inner -> {
                            Prompt prompt = prompt(inner);
                            inner.noOthers();
                            return prompt;
                        })
                        .orElse(parts.prompts().unread()));
    }

    private Optional<Condition> condition(Tree tree) {
        if (!(tree instanceof Scalar scalar) || scalar.text().isBlank()) {
            complaints.error(tree.place(), "a condition must be a text such as \"amount > 500.0\"");
            return Optional.empty();
        }
        try {
            return Optional.of(parts.conditions().compile(scalar.text()));
        } catch (Condition.InvalidException e) {
            // What is done with a value whose type is wrong may well be right.
            if (!parts.speaksUntyped(scalar.text())) {
                complaints.error(tree.place(), "the condition " + scalar.quoted() + " is wrong: " + e.getMessage());
            }
            return Optional.of(Condition.unread(scalar.text()));
        }
    }
}
