package ghanti.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a conversation stands. A value: it can be written, read and resumed anywhere, with the same flow version.
 *
 * @param node the question, fetch or transfer that waits, or where the conversation ended
 * @param outcome null while a question waits, then the flow's word, or {@link Engine#FAILED}
 * @param language BCP 47 tag
 * @param values inputs and answers by name, in the one form of their {@link ghanti.flow.InputType}
 * @param failures silent or invalid answers to this question so far
 * @param question the question asked last
 * @param visits how many times in a row it has been asked
 * @param lines what is said now: before the question's answer, or last of all
 */
public record Session(
        String node,
        @Nullable String outcome,
        String language,
        Map<String, Object> values,
        int failures,
        String question,
        int visits,
        List<Line> lines) {

    public Session {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        lines = List.copyOf(lines);
    }

    /** True once nothing can change any more. */
    public boolean ended() {
        return outcome != null;
    }

    /** The outcome, if the conversation has ended. */
    public Optional<String> finalOutcome() {
        return Optional.ofNullable(outcome);
    }
}
