import ghanti.audio.Filter;
import ghanti.audio.Finish;
import ghanti.audio.Joining;
import ghanti.audio.Level;
import ghanti.audio.Mastering;
import ghanti.audio.Pcm;
import ghanti.audio.Resampler;
import ghanti.audio.ResamplerStream;
import ghanti.audio.UnusableSoundException;
import ghanti.audio.WavFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/**
 * What the audio code does to tones, and how long it takes: {@code java -cp target/ghanti.jar bench/Audio.java [FILE.wav…]}.
 * The files, if any, are mastered and their levels printed; nothing is written.
 */
final class Audio {
    private static final int[] RATES = {8000, 11025, 16000, 22050, 24000, 32000, 44100, 48000};
    private static final double PEAK = 0.5;
    private static final int ROUNDS = 15;

    public static void main(String[] args) throws IOException, UnusableSoundException {
        for (String file : args) {
            master(Path.of(file));
        }
        matrix("Loudest alias or image of any tone, in dB against it", Audio::worst);
        matrix("A tone at 0.85 of the lower rate's half, in dB against before", Audio::edge);
        matrix("Resampling, ms a second of sound", Audio::millis);
        matrix("Building the filter, ms", Audio::buildMillis);
        filters();
        stream();
        join();
    }

    private static void master(Path file) throws IOException, UnusableSoundException {
        Pcm raw = WavFile.read(file);
        long start = System.nanoTime();
        Pcm prompt = new Mastering(Finish.PROMPT).master(raw);
        double first = (System.nanoTime() - start) / 1e6;
        Mastering mastering = new Mastering(Finish.PROMPT);
        double best = best(() -> {
            try {
                mastering.master(raw);
            } catch (UnusableSoundException e) {
                throw new IllegalStateException(e);
            }
        });
        Level before = Level.of(raw);
        Level after = Level.of(prompt);
        print(
                "%s: %d Hz, %.2f s, active %.1f, peak %.1f -> %.2f s, active %.2f, peak %.2f; first %.1f ms, then %.2f ms a"
                        + " second%n",
                file.getFileName(),
                raw.rate(),
                seconds(raw),
                before.active(),
                before.peak(),
                seconds(prompt),
                after.active(),
                after.peak(),
                first,
                best / seconds(raw));
    }

    private interface Figure {
        double of(int from, int to);
    }

    private static void matrix(String title, Figure figure) {
        print("%n%s (from, left; to, above)%n%8s", title, "");
        for (int to : RATES) {
            print("%8d", to);
        }
        print("%n");
        for (int from : RATES) {
            print("%8d", from);
            for (int to : RATES) {
                print(from == to ? "%8s" : "%8.2f", from == to ? "-" : (Object) figure.of(from, to));
            }
            print("%n");
        }
    }

    /** Downwards, all that is left of a tone which the new rate cannot hold; upwards, all that is not the tone. */
    private static double worst(int from, int to) {
        Resampler resampler = new Resampler(from, to);
        double worst = Double.NEGATIVE_INFINITY;
        double lower = Math.min(from, to) / 2.0;
        double begin = to < from ? lower + 1 : 0.8 * lower;
        double end = to < from ? from / 2.0 : lower;
        for (double hertz = begin; hertz < end; hertz += hertz < 1.1 * lower ? 13 : 307) {
            Pcm out = middle(resampler.resample(tone(from, hertz)));
            worst = Math.max(worst, to < from ? power(out.samples(), 0, 0, out.rate(), 0) : rest(out, hertz));
        }
        return worst - 20 * Math.log10(PEAK);
    }

    private static double edge(int from, int to) {
        double hertz = 0.85 * Math.min(from, to) / 2.0;
        Pcm out = middle(new Resampler(from, to).resample(tone(from, hertz)));
        double[] wave = wave(out, hertz);
        return 10 * Math.log10(wave[0] * wave[0] + wave[1] * wave[1]) - 20 * Math.log10(32767 * PEAK);
    }

    private static double millis(int from, int to) {
        Resampler resampler = new Resampler(from, to);
        Pcm second = noise(from);
        return best(() -> resampler.resample(second));
    }

    private static double buildMillis(int from, int to) {
        return best(() -> new Resampler(from, to));
    }

    private static void filters() {
        Pcm second = noise(8000);
        Filter filter = Filter.highPass(8000, 250);
        print("%nA filter at 8 kHz: %.3f ms a second of sound%n", best(() -> filter.apply(second)));
    }

    private static void stream() {
        Pcm second = noise(24000);
        Resampler resampler = new Resampler(24000, 8000);
        double millis = best(() -> {
            ResamplerStream stream = resampler.stream();
            for (int at = 0; at < 24000; at += 480) {
                stream.push(Arrays.copyOfRange(second.samples(), at, at + 480));
            }
            stream.finish();
        });
        print("24 to 8 kHz as a stream in pieces of 20 ms: %.3f ms a second, %.1f us a piece%n", millis, 20 * millis);
    }

    private static void join() {
        Pcm piece = new Pcm(8000, Arrays.copyOf(noise(8000).samples(), 4800));
        Runnable joining = () -> {
            Joining all = new Joining(8000);
            for (int i = 0; i < 10; i++) {
                all.add(piece).pause(Duration.ofMillis(30));
            }
            WavFile.write(all.toPcm());
        };
        long start = System.nanoTime();
        joining.run();
        double first = (System.nanoTime() - start) / 1e6;
        print("Ten pieces of 0.6 s into one WAV: first %.2f ms, then %.3f ms%n", first, best(joining));
    }

    /** Milliseconds of the fastest round, since other work on the machine only ever adds. */
    private static double best(Runnable work) {
        long best = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            work.run();
            best = Math.min(best, System.nanoTime() - start);
        }
        return best / 1e6;
    }

    private static Pcm tone(int rate, double hertz) {
        short[] samples = new short[rate / 5];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) Math.round(32767 * PEAK * Math.sin(2 * Math.PI * hertz * i / rate));
        }
        return new Pcm(rate, samples);
    }

    private static Pcm noise(int rate) {
        java.util.SplittableRandom random = new java.util.SplittableRandom(1);
        short[] samples = new short[rate];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) random.nextInt(-20000, 20000);
        }
        return new Pcm(rate, samples);
    }

    private static Pcm middle(Pcm pcm) {
        int edge = pcm.samples().length / 8;
        return new Pcm(pcm.rate(), Arrays.copyOfRange(pcm.samples(), edge, pcm.samples().length - edge));
    }

    private static double rest(Pcm pcm, double hertz) {
        double[] wave = wave(pcm, hertz);
        return power(pcm.samples(), wave[0], wave[1], pcm.rate(), hertz);
    }

    /** The sine and cosine of a frequency that fit best. */
    private static double[] wave(Pcm pcm, double hertz) {
        double ss = 0;
        double sc = 0;
        double cc = 0;
        double sx = 0;
        double cx = 0;
        for (int i = 0; i < pcm.samples().length; i++) {
            double turn = 2 * Math.PI * hertz * i / pcm.rate();
            double sin = Math.sin(turn);
            double cos = Math.cos(turn);
            ss += sin * sin;
            sc += sin * cos;
            cc += cos * cos;
            sx += sin * pcm.samples()[i];
            cx += cos * pcm.samples()[i];
        }
        double determinant = ss * cc - sc * sc;
        return new double[] {(sx * cc - cx * sc) / determinant, (cx * ss - sx * sc) / determinant};
    }

    /** Power without a wave, in dB against a sine at full scale. */
    private static double power(short[] samples, double sine, double cosine, int rate, double hertz) {
        double sum = 1e-9;
        for (int i = 0; i < samples.length; i++) {
            double turn = 2 * Math.PI * hertz * i / rate;
            double left = samples[i] - sine * Math.sin(turn) - cosine * Math.cos(turn);
            sum += left * left;
        }
        return 10 * Math.log10(2 * sum / samples.length / (32767.0 * 32767.0));
    }

    private static double seconds(Pcm pcm) {
        return pcm.duration().toNanos() / 1e9;
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
