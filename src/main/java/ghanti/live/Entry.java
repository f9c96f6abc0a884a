package ghanti.live;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One entry of a stream of Redis on its way there: the key, then names and values of its fields in turn. */
final class Entry {

    /** What an entry takes beside its content. */
    private static final int OVERHEAD = 200;

    private final String key;
    private final List<byte[]> fields = new ArrayList<>();
    private int bytes = OVERHEAD;

    Entry(String key) {
        this.key = key;
    }

    Entry with(String name, byte[] value) {
        fields.add(name.getBytes(StandardCharsets.UTF_8));
        fields.add(value);
        bytes += name.length() + value.length;
        return this;
    }

    Entry with(String name, String value) {
        return with(name, value.getBytes(StandardCharsets.UTF_8));
    }

    Entry with(String name, long value) {
        return with(name, Long.toString(value));
    }

    String key() {
        return key;
    }

    List<byte[]> fields() {
        return fields;
    }

    int bytes() {
        return bytes;
    }
}
