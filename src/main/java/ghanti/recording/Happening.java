package ghanti.recording;

/** What happened on a stream, on its way to the thread that writes. Times are nanoseconds since the stream's start. */
sealed interface Happening {

    /** How many samples it carries. */
    default int size() {
        return 0;
    }

    /**
     * Sound came.
     *
     * @param came when it was all there
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Heard(long came, short[] samples) implements Happening {
        @Override
        public int size() {
            return samples.length;
        }
    }

    /**
     * Sound was sent.
     *
     * @param until when its end will be heard
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Said(long until, short[] samples) implements Happening {
        @Override
        public int size() {
            return samples.length;
        }
    }

    /**
     * Sound was taken back.
     *
     * @param at from when on nothing was heard of what had been sent
     */
    record Cleared(long at) implements Happening {}

    /**
     * The stream ended.
     *
     * @param at when
     */
    record Closed(long at) implements Happening {}
}
