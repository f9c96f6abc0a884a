package ghanti.flow.yaml;

import ghanti.flow.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A YAML document with the place of everything in it. */
sealed interface Tree {

    /** Where it begins. */
    Place place();

    /** What it is, for an error message. */
    String what();

    /** A single value; {@code value} is a String, Long, BigDecimal, Boolean, or the word {@code null} of YAML as "". */
    record Scalar(Place place, String text, Object value, Written written) implements Tree {

        /** Where a part of its text stands, from one index to another. */
        Place placeOf(int at, int end) {
            return written.of(text, at, end);
        }

        @Override
        public String what() {
            return text.isEmpty() ? "nothing" : quoted(40);
        }

        /** All of it, for an error message that tells what is wrong within it, unless nobody would read so much. */
        String quoted() {
            return quoted(200);
        }

        private String quoted(int most) {
            return "\"" + (text.length() > most ? text.substring(0, most) + "…" : text) + "\"";
        }
    }

    /** A list. */
    record Sequence(Place place, List<Tree> elements) implements Tree {
        @Override
        public String what() {
            return "a list";
        }
    }

    /** A mapping, in the order of the file. */
    record Mapping(Place place, Map<String, Field> fields) implements Tree {
        public Mapping {
            fields = new LinkedHashMap<>(fields);
        }

        @Override
        public String what() {
            return "a mapping";
        }
    }

    /** A name and its value in a mapping. */
    record Field(Place place, String name, Tree value) {}
}
