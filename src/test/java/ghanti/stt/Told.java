package ghanti.stt;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.speech.Recognizer.Listener;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What a listener was told. */
final class Told implements Listener {

    private final BlockingQueue<String> all = new LinkedBlockingQueue<>();

    @Override
    public void understood(String text) {
        all.add("understood: " + text);
    }

    @Override
    public void failed(String reason) {
        all.add("failed: " + reason);
    }

    /** What it is told next. */
    String next() throws InterruptedException {
        String next = all.poll(20, TimeUnit.SECONDS);
        assertThat(next).as("told within 20 s").isNotNull();
        return String.valueOf(next);
    }

    /** The reason of a failure, which must be one sentence, or some, without the key; and nothing after it. */
    String failure(String key) throws InterruptedException {
        String failure = next();
        assertThat(failure)
                .startsWith("failed: ")
                .endsWith(".")
                .doesNotContain(key)
                .doesNotContain("null")
                .doesNotContain("\n");
        assertThat(failure.length()).isLessThan(600);
        nothing();
        return failure;
    }

    /** That it is told nothing, now or in a moment. */
    void nothing() throws InterruptedException {
        assertThat(all.poll(100, TimeUnit.MILLISECONDS)).isNull();
    }
}
