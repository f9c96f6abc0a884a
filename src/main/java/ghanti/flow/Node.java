package ghanti.flow;

import java.util.List;

/**
 * One state of a conversation.
 *
 * <p>A new type does not compile until every {@link Visitor} handles it.
 */
public sealed interface Node permits Question, Say, Branch, Fetch, Transfer, SubFlow, Return, End {

    /** The most nodes a call passes through in a row, the one that waits included; more is a circle that asks nothing. */
    int MOST_IN_A_ROW = 100;

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

        R listen(Listen listen);

        R converse(Converse converse);

        R digits(Digits digits);

        R say(Say say);

        R branch(Branch branch);

        R fetch(Fetch fetch);

        R transfer(Transfer transfer);

        R subFlow(SubFlow subFlow);

        R leave(Return leave);

        R end(End end);
    }
}
