package ghanti.flow;

/**
 * A declared input or answer.
 *
 * @param optional true when a call may leave it out; always true for answers
 */
public record Variable(String name, InputType type, boolean optional) {}
