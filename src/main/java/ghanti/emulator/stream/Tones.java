package ghanti.emulator.stream;

/** The sound of telephone keys: a row's tone and a column's. */
final class Tones implements Voice {
    private static final String KEYS = "123A456B789C*0#D";
    private static final double[] ROWS = {697, 770, 852, 941};
    private static final double[] COLUMNS = {1209, 1336, 1477, 1633};
    private static final double LEVEL = 0.25;
    private static final int PER_SECOND = 10;

    private final String keys;

    Tones(String keys) {
        if (!keys.chars().allMatch(key -> KEYS.indexOf(key) >= 0)) {
            throw new IllegalArgumentException("\"" + keys + "\" are not telephone keys.");
        }
        this.keys = keys;
    }

    @Override
    public void say(long from, short[] into, int rate) {
        int each = rate / PER_SECOND;
        for (int at = 0; at < into.length; at++) {
            long slot = (from + at) / each;
            if (slot % 2 == 0 && slot / 2 < keys.length()) {
                int key = KEYS.indexOf(keys.charAt((int) (slot / 2)));
                double turn = 2 * Math.PI * (from + at) / rate;
                double value = Math.sin(ROWS[key / 4] * turn) + Math.sin(COLUMNS[key % 4] * turn);
                into[at] = (short) Math.round(value * LEVEL * Short.MAX_VALUE);
            }
        }
    }

    static void add(long from, short[] into, double step, double level) {
        for (int at = 0; at < into.length; at++) {
            into[at] = (short) Math.round(Math.sin((from + at) * step) * level * Short.MAX_VALUE);
        }
    }
}
