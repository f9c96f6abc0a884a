package ghanti.recording;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.time.Instant;

/**
 * A recording that is being written. After each {@link #write} it is a whole WAV file, also if the process dies the moment
 * after; only a computer that loses its power may lose more, as nothing is forced to the disk.
 */
final class RecordingFile implements Closeable {

    private final FileChannel channel;
    private long data;

    /** @param channel of a new file; closed with this one */
    RecordingFile(FileChannel channel, Instant startedAt) throws IOException {
        this.channel = channel;
        put(ByteBuffer.wrap(new RecordingHeader(startedAt, 0).write()), 0);
    }

    /**
     * Writes sound of both sides.
     *
     * @param frame its place; what was left out before it is silent
     * @param frames left and right in turn
     */
    void write(long frame, short[] frames) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(2 * frames.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(frames);
        long at = frame * RecordingHeader.FRAME;
        put(bytes, RecordingHeader.BYTES + at);
        // Sound first, sizes then: they never promise what is not there.
        data = Math.max(data, at + 2L * frames.length);
        put(number(RecordingHeader.riffSize(data)), RecordingHeader.RIFF_SIZE_AT);
        put(number(Math.toIntExact(data)), RecordingHeader.DATA_SIZE_AT);
    }

    private static ByteBuffer number(int value) {
        return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(0, value);
    }

    private void put(ByteBuffer bytes, long at) throws IOException {
        long place = at;
        while (bytes.hasRemaining()) {
            place += channel.write(bytes, place);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
