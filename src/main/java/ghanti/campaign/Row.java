package ghanti.campaign;

import ghanti.call.Inputs.Fault;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row of a file as it was read, not checked yet.
 *
 * @param line where it begins, 1 upward
 * @param characters how long it is
 * @param inputs raw values by name
 * @param metadata an object, if it is right
 * @param faults what could not be read
 */
record Row(
        int line,
        int characters,
        @Nullable Object to,
        @Nullable Object language,
        Map<String, Object> inputs,
        @Nullable Object metadata,
        List<Fault> faults) {

    /** The field of a fault that is about a row as a whole. */
    static final String WHOLE = "row";

    /** The field of a fault of the header, which is read like a row but is none. */
    static final String HEADER = "header";

    /** The faults of a header. */
    static Row header(int line, List<Fault> faults) {
        return new Row(line, 0, null, null, Map.of(), null, List.copyOf(faults));
    }

    /** A row of which nothing could be read. */
    static Row unreadable(int line, String why) {
        return new Row(line, 0, null, null, Map.of(), null, List.of(new Fault(WHOLE, why)));
    }

    boolean isUnreadable() {
        return isHeader() || faultIn(WHOLE);
    }

    boolean isHeader() {
        return faultIn(HEADER);
    }

    private boolean faultIn(String field) {
        return faults.stream().anyMatch(fault -> fault.field().equals(field));
    }
}
