package ghanti.campaign;

import ghanti.call.Inputs.Fault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a check of all rows found.
 *
 * @param duplicates rows whose number an earlier row has too
 * @param errors the first of them
 * @param errorCount all of them
 */
public record Findings(int rows, int duplicates, List<RowError> errors, int errorCount) {

    private static final int MOST_TOLD = 1000;

    /** Whether it can be taken as it is. */
    public boolean areGood() {
        return errorCount == 0;
    }

    /** Gathers them; of each row only its number is kept. */
    static final class Gathering {

        private final List<RowError> errors = new ArrayList<>();
        private int errorCount;
        private int rows;
        private long[] numbers = new long[1024];
        private int numberCount;

        void row() {
            rows++;
        }

        int rows() {
            return rows;
        }

        void error(int line, Fault fault) {
            errorCount++;
            if (errors.size() < MOST_TOLD) {
                errors.add(new RowError(line, fault.field(), fault.message()));
            }
        }

        /** E.164: digits behind a plus, which fit into a long. */
        void number(String number) {
            if (numberCount == numbers.length) {
                numbers = Arrays.copyOf(numbers, numbers.length * 2);
            }
            numbers[numberCount++] = Long.parseLong(number.substring(1));
        }

        Findings all() {
            Arrays.sort(numbers, 0, numberCount);
            int duplicates = 0;
            for (int i = 1; i < numberCount; i++) {
                duplicates += numbers[i] == numbers[i - 1] ? 1 : 0;
            }
            return new Findings(rows, duplicates, List.copyOf(errors), errorCount);
        }
    }
}
