package ghanti.flow;

import java.util.List;

/** One state of a conversation. A new type does not compile until every {@link Visitor} handles it. */
public sealed interface Node permits Question, Say, Branch, End {

    /** The name that edges use, unique in its flow. */
    String name();

    /** The word an author writes after {@code type:}. */
    String type();

    /** Every edge that leaves this node, in the order of the file; empty for an end. */
    List<Edge> edges();

    /** Calls the visitor's method for this type. */
    <R> R accept(Visitor<R> visitor);

    /** Dispatch over the types of nodes. */
    interface Visitor<R> {
        R menu(Menu menu);

        R digits(Digits digits);

        R say(Say say);

        R branch(Branch branch);

        R end(End end);
    }
}
