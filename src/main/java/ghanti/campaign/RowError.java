package ghanti.campaign;

/**
 * What is wrong with one row.
 *
 * @param line of the file, 1 upward
 * @param field such as {@code to} or {@code inputs.order_id}; {@code row} for the row as a whole
 */
public record RowError(int line, String field, String message) {}
