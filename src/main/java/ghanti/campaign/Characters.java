package ghanti.campaign;

import java.io.IOException;
import java.io.Reader;

/** Text, one character after the other, with the number of the line. All ends of lines are told as {@code \n}. */
final class Characters {

    /** There are no more. */
    static final int END = -1;

    private static final int BYTE_ORDER_MARK = 0xfeff;
    private static final char REPLACED = '\ufffd';

    private final Reader in;
    private final char[] buffer = new char[8192];
    private int position;
    private int filled;
    private int line = 1;
    private boolean isText = true;

    Characters(Reader in) throws IOException {
        this.in = in;
        if (peek() == BYTE_ORDER_MARK) {
            position++;
        }
    }

    /** The line that the next character stands on, 1 upward. */
    int line() {
        return line;
    }

    /** Whether all since it was last asked was UTF-8 when it was read, and none of it NUL. */
    boolean wasText() {
        boolean was = isText;
        isText = true;
        return was;
    }

    int peek() throws IOException {
        while (position == filled) {
            position = 0;
            filled = 0;
            int count = in.read(buffer);
            if (count < 0) {
                return END;
            }
            filled = count;
        }
        return buffer[position];
    }

    int next() throws IOException {
        int next = peek();
        if (next == END) {
            return END;
        }
        position++;
        if (next == '\r') {
            if (peek() == '\n') {
                position++;
            }
            next = '\n';
        }
        if (next == '\n') {
            line++;
        }
        isText &= next != REPLACED && next != 0;
        return next;
    }
}
