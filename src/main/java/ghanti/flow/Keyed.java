package ghanti.flow;

import java.util.Map;

/** A question whose answers are single keys. */
public sealed interface Keyed extends Question permits Menu, Listen, Converse {

    /** What each key does; keys are {@code 0}-{@code 9}, {@code *} and {@code #}. */
    Map<String, Edge> keys();

    @Override
    default int maxKeys() {
        return 1;
    }

    @Override
    default String finishOn() {
        return "";
    }
}
