package ghanti.voicebot;

import java.time.Duration;

/**
 * Listens to one stream. Called by one thread at a time, in the order of what happens, and must return at once: whatever waits (a
 * disk, a network) is done by a thread of its own, and whatever cannot keep up is dropped there.
 */
public interface StreamListener {

    /**
     * The callee's voice as it came.
     *
     * @param samples at the stream's rate; not to be changed
     */
    void heard(short[] samples);

    /**
     * Our voice was sent.
     *
     * @param samples at the stream's rate; shared by all streams, not to be changed
     * @param until its end how long from now it will be heard, as sound is sent ahead
     */
    void said(short[] samples, Duration until);

    /** What was sent and not yet heard is dropped, because a key was pressed. */
    void cleared();

    /** A key was pressed: one of 0 to 9, * and #. */
    void key(char key);

    /** Something else that happened, such as "prompt" or "ended", with a word on it. */
    void event(String what, String word);

    /**
     * The stream is over. Nothing comes after it.
     *
     * @param reason why, as far as known
     */
    void closed(String reason);
}
