package ghanti.flow;

/** Where the parts of a flow stand in its file. */
public interface Places {

    /**
     * The place of a field, or of the nearest one around it that the file has.
     *
     * @param path names from the top, such as {@code nodes, greeting, keys, 1}; elements of lists by their number, 0 upward
     */
    Place at(String... path);
}
