package ghanti.audio;

/**
 * A sound in columns of equal time, as parts of full scale.
 *
 * @param low the smallest sample of each
 * @param high the largest
 * @param mean the root of the mean power
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Envelope(double[] low, double[] high, double[] mean) {

    /** A column has one sample at least: where there are fewer samples than columns, several show the same. */
    static Envelope of(Pcm pcm, int columns) {
        Envelope envelope = new Envelope(new double[columns], new double[columns], new double[columns]);
        int count = pcm.samples().length;
        for (int column = 0; column < columns && count > 0; column++) {
            int from = (int) ((long) count * column / columns);
            int to = Math.max(from + 1, (int) ((long) count * (column + 1) / columns));
            envelope.measure(pcm.samples(), from, to, column);
        }
        return envelope;
    }

    private void measure(short[] samples, int from, int to, int column) {
        int smallest = Short.MAX_VALUE;
        int largest = Short.MIN_VALUE;
        double sum = 0;
        for (int i = from; i < to; i++) {
            smallest = Math.min(smallest, samples[i]);
            largest = Math.max(largest, samples[i]);
            sum += (double) samples[i] * samples[i];
        }
        low[column] = smallest / 32768.0;
        high[column] = largest / 32768.0;
        mean[column] = Math.sqrt(sum / (to - from)) / 32768.0;
    }
}
