package ghanti.tts;

import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/** A provider that thinks for a moment and counts how many wait for it at once. */
final class CountingDispatcher extends Dispatcher {

    private static final long THINKS_MILLIS = 60;

    private final MockResponse answer;
    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    CountingDispatcher(MockResponse answer) {
        this.answer = answer;
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
        most.accumulateAndGet(now.incrementAndGet(), Math::max);
        Thread.sleep(THINKS_MILLIS);
        now.decrementAndGet();
        return answer;
    }

    int most() {
        return most.get();
    }
}
