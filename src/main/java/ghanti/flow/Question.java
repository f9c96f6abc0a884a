package ghanti.flow;

/** A node that waits for the callee. */
public sealed interface Question extends Node permits Keyed, Digits {

    /** How the question is asked and what ends the asking. */
    Asking asking();

    /** The most keys one answer can have, 1 upward. */
    int maxKeys();

    /** The key that ends an answer early, or empty when none does. */
    String finishOn();
}
