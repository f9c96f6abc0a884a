package ghanti.engine;

import java.util.List;

/**
 * What came of one input.
 *
 * @param session where the conversation stands now
 * @param events what happened, in order; empty if the input changed nothing
 */
public record Turn(Session session, List<Event> events) {

    public Turn {
        events = List.copyOf(events);
    }
}
