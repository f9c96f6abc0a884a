package ghanti.flow;

/**
 * A place in a file.
 *
 * @param line 1 upward
 * @param column 1 upward
 */
public record Place(int line, int column) {}
