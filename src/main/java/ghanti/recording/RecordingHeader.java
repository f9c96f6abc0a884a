package ghanti.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * The beginning of a recording: WAV, two channels of 16 bits at 8 kHz, and the time it began as its creation date (a LIST
 * chunk), so that the file says by itself what a copy of it would lose.
 *
 * @param startedAt to the millisecond
 * @param data bytes of sound that follow
 */
record RecordingHeader(Instant startedAt, long data) {

    static final int RATE = 8000;

    /** Bytes of one sample of both sides. */
    static final int FRAME = 4;

    static final int BYTES = 90;
    static final int RIFF_SIZE_AT = 4;
    static final int DATA_SIZE_AT = 86;

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final int DATE_AT = 56;
    private static final int DATE_LENGTH = 24;

    /** What {@link #RIFF_SIZE_AT} says of so much sound. */
    static int riffSize(long data) {
        return Math.toIntExact(BYTES - 8 + data);
    }

    byte[] write() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
        name(bytes, "RIFF").putInt(riffSize(data));
        name(bytes, "WAVE");
        name(bytes, "fmt ").putInt(16);
        bytes.putShort((short) 1).putShort((short) 2); // PCM, two channels
        bytes.putInt(RATE).putInt(RATE * FRAME);
        bytes.putShort((short) FRAME).putShort((short) 16);
        // A text ends with NUL, which counts, and is padded to an even length, which does not.
        name(bytes, "LIST").putInt(4 + 8 + DATE_LENGTH + 2);
        name(bytes, "INFO");
        name(bytes, "ICRD").putInt(DATE_LENGTH + 1);
        name(bytes, DATE.format(startedAt)).putShort((short) 0);
        name(bytes, "data").putInt(Math.toIntExact(data));
        return bytes.array();
    }

    /**
     * Reads it.
     *
     * @param there bytes of the whole file
     * @throws IOException if it is none of ours
     */
    static RecordingHeader read(byte[] bytes, long there) throws IOException {
        try {
            ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            String date = new String(bytes, DATE_AT, DATE_LENGTH, StandardCharsets.US_ASCII);
            long said = Integer.toUnsignedLong(buffer.getInt(DATA_SIZE_AT));
            RecordingHeader header = new RecordingHeader(Instant.parse(date), Math.min(said, there - BYTES));
            if (header.data >= 0 && sameButSizes(bytes, header.write())) {
                return header;
            }
        } catch (DateTimeException | IndexOutOfBoundsException e) {
            throw new IOException("not a recording of ghanti", e);
        }
        throw new IOException("not a recording of ghanti");
    }

    private static boolean sameButSizes(byte[] some, byte[] others) {
        for (int i = 0; i < BYTES; i++) {
            boolean size = (i >= RIFF_SIZE_AT && i < RIFF_SIZE_AT + 4) || i >= DATA_SIZE_AT;
            if (!size && some[i] != others[i]) {
                return false;
            }
        }
        return true;
    }

    private static ByteBuffer name(ByteBuffer bytes, String name) {
        return bytes.put(name.getBytes(StandardCharsets.US_ASCII));
    }
}
