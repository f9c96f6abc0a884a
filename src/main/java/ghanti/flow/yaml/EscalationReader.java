package ghanti.flow.yaml;

import ghanti.flow.Delay;
import ghanti.flow.Escalation;
import ghanti.flow.Place;
import ghanti.flow.Spelling;
import ghanti.flow.Text;
import ghanti.flow.Text.Value;
import ghanti.flow.Variable;
import ghanti.flow.yaml.Tree.Field;
import ghanti.flow.yaml.Tree.Mapping;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code escalate:}, which says what is done where a call has reached nobody. */
final class EscalationReader {

    /** How a call can end without its flow having a say. */
    private static final List<String> WITHOUT_A_WORD =
            List.of("no_answer", "busy", "failed", "no_response", "hung_up", "expired");

    private static final List<String> USUAL = WITHOUT_A_WORD.subList(0, 5);
    private static final int MOST_NUMBERS = 10;

    private final Templates templates;
    private final NumberReader numbers;
    private final Map<String, Variable> inputs;
    private final Optional<Set<String>> outcomes;
    private final Complaints complaints;

    /**
     * @param inputs of the flow: when nobody was reached, there are no answers
     * @param outcomes of the flow's ends; empty if not all of them are known
     */
    EscalationReader(
            Templates templates, Map<String, Variable> inputs, Optional<Set<String>> outcomes, Complaints complaints) {
        this.templates = templates;
        this.numbers = new NumberReader(templates, inputs, complaints);
        this.inputs = inputs;
        this.outcomes = outcomes;
        this.complaints = complaints;
    }

    Escalation read(Fields fields) {
        List<String> on = fields.list("on", tree -> outcome(tree, fields));
        Optional<Duration> after = fields.duration("after", Duration.ofSeconds(1), Delay.LONGEST);
        List<Text> to = fields.list("to", this::number);
        Optional<String> flow = fields.text("flow");
        Map<String, Text> given = given(fields);
        if (to.size() > MOST_NUMBERS) {
            complaints.error(fields.placeOf("to"), "at most " + MOST_NUMBERS + " numbers can be rung in turn");
        }
        if (!given.isEmpty()
                && fields.tree("to").isEmpty()
                && fields.tree("flow").isEmpty()) {
            complaints.error(
                    fields.placeOf("inputs"),
                    "\"inputs\" are for nobody; say whom to ring with \"to\", or with which \"flow\"");
        }
        fields.noOthers();
        return new Escalation(on.isEmpty() ? USUAL : on, after, to, flow, given);
    }

    private Optional<String> outcome(Tree tree, Fields fields) {
        Optional<String> word = fields.textOf(tree, "\"on\"");
        word.ifPresent(known -> outcomes.ifPresent(ends -> {
            Set<String> possible = new LinkedHashSet<>(WITHOUT_A_WORD);
            possible.addAll(ends);
            if (!possible.contains(known)) {
                complaints.error(
                        tree.place(),
                        "no call of this flow ends as \"" + known + "\"" + Spelling.suggestion(known, possible));
            }
        }));
        return word;
    }

    private Map<String, Text> given(Fields fields) {
        Map<String, Text> given = templates.named("inputs", fields);
        if (fields.tree("inputs").orElse(fields.tree()) instanceof Mapping mapping) {
            for (Field field : mapping.fields().values()) {
                Text text = given.get(field.name());
                if (text != null) {
                    checkInputs(text, field.value().place());
                }
            }
        }
        return given;
    }

    private void checkInputs(Text text, Place place) {
        for (Value value : text.values()) {
            if (!inputs.containsKey(value.name()) && !Variable.isAttempt(value.name())) {
                complaints.error(
                        place,
                        "{" + value.name() + "} is an answer, and a call that reached nobody has none; name an input");
            }
        }
    }

    private Optional<Text> number(Tree tree) {
        int before = complaints.all().size();
        Text text = numbers.read(tree);
        if (complaints.all().size() == before) {
            checkInputs(text, tree.place());
        }
        return Optional.of(text);
    }
}
