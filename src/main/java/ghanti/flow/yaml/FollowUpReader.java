package ghanti.flow.yaml;

import ghanti.flow.Condition;
import ghanti.flow.Delay;
import ghanti.flow.Edge;
import ghanti.flow.FixedDelay;
import ghanti.flow.FollowUp;
import ghanti.flow.Text;
import ghanti.flow.yaml.NodeReader.Parts;
import ghanti.flow.yaml.Tree.Scalar;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code then:} of an end: the call that follows from it. */
final class FollowUpReader {

    private static final Pattern COUNTED =
            Pattern.compile("(.*\\S)\\s+(min|minutes|s|seconds|h|hours)", Pattern.DOTALL);
    private static final Delay UNREAD = new FixedDelay(Duration.ZERO, "");

    private final Parts parts;
    private final Complaints complaints;
    private final Templates templates;

    FollowUpReader(Parts parts, Complaints complaints) {
        this.parts = parts;
        this.complaints = complaints;
        this.templates = new Templates(parts.prompts(), complaints);
    }

    FollowUp read(Fields fields) {
        Optional<String> flow = fields.requiredText("flow");
        Delay after = fields.required("after").map(tree -> delay(tree, fields)).orElse(UNREAD);
        Map<String, Text> inputs = templates.named("inputs", fields);
        fields.noOthers();
        return new FollowUp(flow.orElse(Edge.UNREAD), after, inputs);
    }

    private Delay delay(Tree tree, Fields fields) {
        String text = tree instanceof Scalar scalar ? scalar.text().strip() : "";
        Matcher counted = COUNTED.matcher(text);
        if (counted.matches()) {
            return counted(text, counted.group(1), unit(counted.group(2)), tree);
        }
        if (Fields.isDuration(text)) {
            return fields.durationOf(tree, "\"after\" of " + fields.owner(), Duration.ZERO, Delay.LONGEST)
                    .<Delay>map(length -> new FixedDelay(length, text))
                    .orElse(UNREAD);
        }
        complaints.error(
                tree.place(),
                "\"after\" of " + fields.owner()
                        + " must be a duration such as 10m, or an expression and its unit (min, s,"
                        + " h) such as \"prep_minutes - 3 min\", not " + tree.what());
        return UNREAD;
    }

    private Delay counted(String source, String expression, Duration unit, Tree tree) {
        try {
            return parts.conditions().delay(source, expression, unit);
        } catch (Condition.InvalidException e) {
            if (!parts.speaksUntyped(expression)) {
                complaints.error(tree.place(), "the delay \"" + source + "\" is wrong: " + e.getMessage());
            }
            return UNREAD;
        }
    }

    private static Duration unit(String word) {
        return switch (word.charAt(0)) {
            case 's' -> Duration.ofSeconds(1);
            case 'm' -> Duration.ofMinutes(1);
            default -> Duration.ofHours(1);
        };
    }
}
