package ghanti.sound;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How a prompt is joined: sounds one after the other, each after a pause. */
record Recipe(List<Part> parts) {

    /** A sound and the silence before it. */
    record Part(Duration before, String hash) {}

    Recipe {
        parts = List.copyOf(parts);
    }

    /** Changes whenever the same recipe would sound differently. */
    private static final String VERSION = "1";

    /** The hash of what is joined. */
    String hash() {
        return SoundHash.of("joined", VERSION, text());
    }

    /** "0:3f0a… 20:81bc…": milliseconds and hash. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            text.append(text.isEmpty() ? "" : " ")
                    .append(part.before().toMillis())
                    .append(':')
                    .append(part.hash());
        }
        return text.toString();
    }

    static Recipe of(String text) {
        List<Part> parts = new ArrayList<>();
        for (String part : text.split(" ", -1)) {
            int colon = part.indexOf(':');
            parts.add(new Part(Duration.ofMillis(Long.parseLong(part.substring(0, colon))), part.substring(colon + 1)));
        }
        return new Recipe(parts);
    }
}
