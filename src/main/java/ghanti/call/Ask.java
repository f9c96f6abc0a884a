package ghanti.call;

/**
 * A question as it is put to the callee: everything an applet needs to know.
 *
 * @param prompt words to say first
 * @param repeat words to say again after silence
 * @param repeats how often to say them again, 0 upward
 * @param maxKeys most keys of an answer
 * @param finishOn key that ends the answer, or empty
 * @param timeoutSeconds wait for a key
 */
public record Ask(String prompt, String repeat, int repeats, int maxKeys, String finishOn, int timeoutSeconds) {}
