package ghanti.audio;

import java.util.stream.Collectors;

/**
 * Draws sound as text, for a terminal: time from left to right with an axis in seconds, amplitude up and down on a linear
 * scale. Its top is 0 dBFS, halfway to it −6.
 */
public final class Waveform {

    /** What the picture is made of. */
    public enum Style {
        /** Braille dots, two by four in a character: all between the lowest and the highest sample. */
        BRAILLE,
        /** Plain characters: {@code #} as far as the mean power reaches, {@code :} up to the peak. */
        ASCII
    }

    private static final int MARGIN = 7;
    private static final int NARROWEST = 20;
    private static final int MOST = 1000;

    /** The bits of a Braille character, from top to bottom, left and right. */
    private static final int[][] DOTS = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};

    private final int columns;
    private final int height;
    private final Style style;

    /**
     * @param width characters of a line, 20 to 1000, with 7 for the scale
     * @param height lines without the two of the axis, 2 to 1000; an odd number is one line more
     */
    public Waveform(int width, int height, Style style) {
        if (width < NARROWEST || width > MOST || height < 2 || height > MOST) {
            throw new IllegalArgumentException("a picture of " + width + " by " + height
                    + " characters; it must be 20 to " + MOST + " by 2 to " + MOST);
        }
        columns = width - MARGIN;
        this.height = height + height % 2;
        this.style = style;
    }

    /** The picture: lines without spaces at their ends, each ended by a line feed. */
    public String draw(Pcm pcm) {
        boolean braille = style == Style.BRAILLE;
        Envelope envelope = Envelope.of(pcm, braille ? 2 * columns : columns);
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < height; row++) {
            text.append(scale(row));
            for (int column = 0; column < columns; column++) {
                text.append(braille ? dots(envelope, row, column) : shade(envelope, row, column));
            }
            text.append('\n');
        }
        text.append(new TimeAxis(columns, braille ? "└─┬" : "+-+").draw(pcm, " ".repeat(MARGIN - 1)));
        return text.toString().lines().map(String::stripTrailing).collect(Collectors.joining("\n", "", "\n"));
    }

    private String scale(int row) {
        int outside = Math.min(row, height - 1 - row);
        String label = "     ";
        if (outside == 0) {
            label = " 0 dB";
        } else if (4 * outside == height) {
            label = "-6 dB";
        }
        boolean braille = style == Style.BRAILLE;
        String plain = braille ? " │" : " |";
        return label + (label.isBlank() ? plain : braille ? " ┤" : " +");
    }

    private char dots(Envelope envelope, int row, int column) {
        int bits = 0;
        for (int side = 0; side < 2; side++) {
            int top = dot(envelope.high()[2 * column + side]);
            int bottom = dot(envelope.low()[2 * column + side]);
            for (int i = 0; i < 4; i++) {
                int here = 4 * row + i;
                bits |= here >= top && here <= bottom ? DOTS[i][side] : 0;
            }
        }
        return bits == 0 ? ' ' : (char) (0x2800 + bits);
    }

    /** The line of dots next to an amplitude, counted from the top; silence is the first one below the middle. */
    private int dot(double amplitude) {
        return (int) Math.min(4L * height - 1, Math.round((1 - amplitude) * 2 * height));
    }

    private char shade(Envelope envelope, int row, int column) {
        int half = height / 2;
        boolean above = row < half;
        int fromMiddle = above ? half - 1 - row : row - half;
        double reached = (fromMiddle + 0.5) / half;
        double peak = above ? envelope.high()[column] : -envelope.low()[column];
        if (peak > reached) {
            return envelope.mean()[column] > reached ? '#' : ':';
        }
        // An underscore lies exactly on the middle.
        return above && fromMiddle == 0 ? '_' : ' ';
    }
}
