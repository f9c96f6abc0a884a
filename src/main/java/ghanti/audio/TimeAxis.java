package ghanti.audio;

/** The two lines below a picture of sound: ticks, and the seconds they stand for. */
final class TimeAxis {

    private static final int APART = 9;
    private static final int[] STEPS = {
        1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 30_000, 60_000, 120_000, 300_000, 600_000
    };

    private final int columns;
    private final String signs;

    /** @param signs corner, line and tick */
    TimeAxis(int columns, String signs) {
        this.columns = columns;
        this.signs = signs;
    }

    /** @param margin what stands to the left of the corner, on both lines */
    String draw(Pcm pcm, String margin) {
        StringBuilder line = new StringBuilder(signs.substring(1, 2).repeat(columns));
        StringBuilder labels = new StringBuilder(" ".repeat(columns));
        double millis = pcm.duration().toNanos() / 1e6;
        int step = step(millis);
        for (long tick = 0; millis > 0 && tick < millis; tick += step) {
            int column = (int) (tick / millis * columns);
            String label = seconds(tick);
            line.setCharAt(column, signs.charAt(2));
            if (column + label.length() <= columns) {
                labels.replace(column, column + label.length(), label);
            }
        }
        return margin + signs.charAt(0) + line + '\n' + margin + ' ' + labels + '\n';
    }

    /** The smallest round number of milliseconds whose ticks stand apart. */
    private int step(double millis) {
        for (int step : STEPS) {
            if (step / millis * columns >= APART) {
                return step;
            }
        }
        return (int) Math.ceil(millis);
    }

    private static String seconds(long millis) {
        String part = String.valueOf(1000 + millis % 1000).substring(1).replaceAll("0+$", "");
        return millis / 1000 + (part.isEmpty() ? "s" : "." + part + "s");
    }
}
