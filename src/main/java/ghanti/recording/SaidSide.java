package ghanti.recording;

/** Our side, as the callee hears it: sound is sent ahead, and what is cleared before its time was never heard. */
final class SaidSide {

    /** Pieces that follow each other this closely (60 ms) are one: the time of play-out is only known to some milliseconds. */
    private static final int NEAR = RecordingHeader.RATE * 60 / 1000;

    /** Nothing is sent ahead further than this: half a minute. */
    private static final int AHEAD = 30 * RecordingHeader.RATE;

    private final Track track = new Track();

    /** @param until the position at which its end will be heard */
    void said(long until, short[] samples) {
        long at = until - samples.length;
        long place = Math.abs(at - track.end()) < NEAR ? track.end() : at;
        if (Math.max(place, track.end()) + samples.length - track.begin() <= AHEAD) {
            track.put(Math.max(place, track.begin()), samples);
        }
    }

    /** @param at the position from which on nothing was heard of what had been sent */
    void cleared(long at) {
        track.cut(at);
    }

    short[] take(long to) {
        return track.take(to);
    }
}
