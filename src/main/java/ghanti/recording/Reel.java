package ghanti.recording;

import ghanti.voicebot.StreamFacts;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One stream that is being recorded: what comes out of its inbox goes over its tape into its file. */
final class Reel {

    private static final Logger log = LoggerFactory.getLogger(Reel.class);

    /** How long a file that could not be made is left alone. */
    private static final long PATIENCE = Duration.ofSeconds(2).toNanos();

    private final Inbox inbox;
    private final Tape tape;
    private final RecordingFolder folder;
    private @Nullable RecordingFile file;
    private long tryAgain;
    private boolean saidSlow;

    Reel(Inbox inbox, Tape tape, RecordingFolder folder) {
        this.inbox = inbox;
        this.tape = tape;
        this.folder = folder;
    }

    /**
     * Writes what there is by now. What cannot be written stays silent in the file, which is tried again next time.
     *
     * @return whether something was written
     */
    boolean turn() throws IOException {
        // The time first: whatever happened until then is in the inbox.
        long now = inbox.now();
        inbox.take().forEach(tape::take);
        tellIfSlow();
        long at = tape.written();
        short[] frames = tape.frames(now);
        try {
            return write(now, at, frames);
        } finally {
            if (tape.isOver()) {
                close();
            }
        }
    }

    /** Whether it is complete. */
    boolean isOver() {
        return tape.isOver();
    }

    private boolean write(long now, long at, short[] frames) throws IOException {
        if (frames.length == 0 || now < tryAgain) {
            return false;
        }
        if (file == null) {
            tryAgain = now + PATIENCE;
            file = folder.create(name(inbox.facts()), inbox.facts().startedAt());
            tryAgain = 0;
        }
        file.write(at, frames);
        return true;
    }

    private void tellIfSlow() {
        if (!saidSlow && !inbox.dropped().isZero()) {
            saidSlow = true;
            log.warn("the disk is too slow for the recording of {}; some of it will be silent", name(inbox.facts()));
        }
    }

    /** A stream without a call is named by Exotel's id of it, which comes from outside. */
    private static String name(StreamFacts facts) {
        if (!facts.callId().isEmpty()) {
            return facts.callId();
        }
        String sid = facts.streamSid().replaceAll("[^A-Za-z0-9_-]", "_");
        return "stream-" + sid.substring(0, Math.min(sid.length(), 64));
    }

    /** Ends it as if its stream had ended now. */
    void end() throws IOException {
        inbox.closed("");
        turn();
    }

    /** Ends it where it is; nothing more is taken of its stream. */
    void close() throws IOException {
        inbox.shut();
        if (file != null) {
            file.close();
            file = null;
        }
    }
}
