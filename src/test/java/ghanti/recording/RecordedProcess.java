package ghanti.recording;

import ghanti.voicebot.StreamFacts;
import ghanti.voicebot.StreamListener;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;

/** A process that records a stream until it is killed, and says so each time it has sent 100 ms both ways. */
final class RecordedProcess {

    static final String CALL = "0190f3c2-0000-7000-8000-00000000000a";

    private RecordedProcess() {}

    /**
     * Records for a minute.
     *
     * @param arguments the folder
     */
    public static void main(String[] arguments) throws InterruptedException {
        Clock clock = Clock.systemUTC();
        Recordings recordings = new Recordings(new RecordingFolder(Path.of(arguments[0])), facts -> true, clock);
        StreamListener listener = recordings.of(facts(CALL, 8000, clock)).get(0);
        short[] chunk = new short[800];
        for (int i = 1; i < 600; i++) {
            Thread.sleep(100);
            Arrays.fill(chunk, (short) (1000 + i));
            listener.heard(chunk.clone());
            listener.said(chunk.clone(), Duration.ofMillis(100));
            System.out.println(i);
        }
    }

    static StreamFacts facts(String call, int rate, Clock clock) {
        return new StreamFacts(call, "", "stream-1", "line-1", "", "", rate, Map.of(), clock.instant());
    }
}
