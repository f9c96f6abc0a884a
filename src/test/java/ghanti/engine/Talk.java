package ghanti.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.call.Json;
import ghanti.flow.Flow;
import ghanti.flow.yaml.FlowTexts;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A conversation in a test. Between any two inputs its session is written to JSON and read again. */
public final class Talk {

    private final Flow flow;
    private Turn turn;

    private Talk(Flow flow, Turn turn) {
        this.flow = flow;
        this.turn = turn;
    }

    /** Begins a flow that is given as text. */
    static Talk of(String yaml) {
        return of(FlowTexts.flow(yaml), Map.of(), "hi");
    }

    /** Begins a flow in a language. */
    public static Talk of(Flow flow, Map<String, Object> inputs, String language) {
        return new Talk(flow, Engine.start(flow, inputs, language));
    }

    /** Presses keys, each text as one answer. */
    Talk press(String... answers) {
        for (String digits : answers) {
            hear(new Input.Keys(digits));
        }
        return this;
    }

    /** Says nothing, so often. */
    Talk silent(int times) {
        for (int i = 0; i < times; i++) {
            hear(new Input.Silence());
        }
        return this;
    }

    /** Goes on with an input. */
    public Talk hear(Input input) {
        turn = Engine.resume(flow, reread(turn.session()), input);
        return this;
    }

    /** The session as the next server finds it. */
    private static Session reread(Session session) {
        Session read = Json.MAPPER.readValue(Json.write(session), Session.class);
        assertThat(read).isEqualTo(session);
        return read;
    }

    /** Where the conversation stands. */
    public Session session() {
        return turn.session();
    }

    /** What the last input caused. */
    public List<Event> events() {
        return turn.events();
    }

    /** The node that waits for an answer, or where the conversation ended. */
    String node() {
        return turn.session().node();
    }

    @Nullable
    String outcome() {
        return turn.session().outcome();
    }

    @Nullable
    Object value(String name) {
        return turn.session().values().get(name);
    }

    /** What is said now, as {@code node} or {@code node/part}. */
    List<String> said() {
        return turn.session().lines().stream()
                .map(line -> line.part() == Line.Part.PROMPT ? line.node() : line.node() + "/" + line.part())
                .toList();
    }

    /** The events of the last input that are of this kind. */
    <E extends Event> List<E> events(Class<E> kind) {
        return turn.events().stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
