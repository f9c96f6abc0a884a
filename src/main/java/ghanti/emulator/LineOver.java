package ghanti.emulator;

import ghanti.emulator.LineReport.EndedBy;

/** Ends a call from wherever it is. */
final class LineOver extends Exception {
    private static final long serialVersionUID = 1L;

    private final EndedBy by;

    LineOver(EndedBy by) {
        super("the call was ended by " + by, null, false, false);
        this.by = by;
    }

    EndedBy by() {
        return by;
    }
}
