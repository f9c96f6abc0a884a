package ghanti.emulator;

import ghanti.emulator.stream.StreamReport;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that happened on one line.
 *
 * @param sid the CallSid
 * @param dial the request that placed the call; null for an incoming one
 * @param ending how it ended
 * @param steps the applet requests in order
 * @param faults what was wrong, in order
 * @param callbacks the StatusCallbacks in order
 * @param streams what came of each stream that was to be opened, in order
 */
public record LineReport(
        String sid,
        @Nullable Dial dial,
        Ending ending,
        List<Step> steps,
        List<Fault> faults,
        List<Callback> callbacks,
        List<StreamReport> streams) {

    /** Copies the lists. */
    public LineReport {
        steps = List.copyOf(steps);
        faults = List.copyOf(faults);
        callbacks = List.copyOf(callbacks);
        streams = List.copyOf(streams);
    }

    /** The faults of the server alone, without those that the emulator's own mischief caused. */
    public List<Fault> serverFaults() {
        return faults.stream().filter(fault -> !fault.mischief()).toList();
    }

    /** The steps of one applet, by its name in the chain. */
    public List<Step> stepsOf(String applet) {
        return steps.stream().filter(step -> step.applet().equals(applet)).toList();
    }

    /** The names of the applets in the order they were asked. */
    public List<String> applets() {
        return steps.stream().map(Step::applet).toList();
    }

    /**
     * One applet's turn.
     *
     * @param applet the name in the chain
     * @param url the address asked, query included
     * @param parameters the parameters of the query
     * @param answers what came back: the first one counts, the others came to copies, as {@link Mischief} wanted. Empty
     *     if nothing came
     * @param keys what the callee pressed in this Gather; empty for nothing and for other applets
     */
    public record Step(String applet, URI url, Map<String, String> parameters, List<Answer> answers, String keys) {

        /** Copies what can change. */
        public Step {
            parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
            answers = List.copyOf(answers);
        }

        /** The answer that counted. Fails with {@link IndexOutOfBoundsException} if none came. */
        public Answer answer() {
            return answers.get(0);
        }
    }

    /**
     * One StatusCallback.
     *
     * @param fields what it said
     * @param contentType in which form
     * @param answer the HTTP status it got; 0 for none
     */
    public record Callback(Map<String, String> fields, String contentType, int answer) {

        /** Copies the fields. */
        public Callback {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }

    /**
     * How a call ended.
     *
     * @param status Exotel's final status
     * @param by who ended it
     * @param talked from answering to the end; zero if nobody answered
     */
    public record Ending(LineStatus status, EndedBy by, Duration talked) {}

    /** Who ended a call. */
    public enum EndedBy {
        CALLEE,
        /** The chain reached its end. */
        CHAIN,
        /** An applet could not go on: see the faults. */
        FAULT,
        /** The dial's {@code TimeLimit} was over. */
        TIME_LIMIT,
        /** Nobody picked up. */
        NOBODY,
        /** The emulator was closed. */
        CLOSING
    }
}
