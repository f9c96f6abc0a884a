package ghanti.tts;

import ghanti.provider.Account;
import ghanti.speech.SynthesisException;
import ghanti.speech.Voice;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks one provider: a few requests at once, each with patience, again where that may help. */
final class Exchange {

    /** For one try: what a provider needs for a long prompt, and as long as somebody waits for it. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Logger log = LoggerFactory.getLogger(Exchange.class);
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final Account account;
    private final Semaphore places;
    private final OkHttpClient http;
    private final Retries retries;
    private final Duration patience;

    /** @param parallel how many texts are under way at once; others wait */
    Exchange(Account account, int parallel, OkHttpClient http, Retries retries, Duration patience) {
        this.account = account;
        this.places = new Semaphore(parallel, true);
        this.retries = retries;
        this.patience = patience;
        this.http = http.newBuilder()
                .dispatcher(dispatcher(parallel))
                .connectTimeout(CONNECT)
                .callTimeout(patience)
                // The whole call is timed; a pause in the middle of it may be long.
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                // A key must not follow to another host.
                .followRedirects(false)
                .followSslRedirects(false)
                .build();
    }

    /** On its own threads, because a blocking read of a socket cannot be interrupted, but waiting for it can. */
    private static Dispatcher dispatcher(int parallel) {
        ThreadPoolExecutor threads =
                new ThreadPoolExecutor(0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
                    Thread thread = new Thread(work, "ghanti-tts");
                    thread.setDaemon(true);
                    return thread;
                });
        Dispatcher dispatcher = new Dispatcher(threads);
        dispatcher.setMaxRequests(parallel);
        dispatcher.setMaxRequestsPerHost(parallel);
        return dispatcher;
    }

    /**
     * Asks until there is an answer.
     *
     * @param voice what messages name
     * @return an answer with a status of 2xx
     * @throws SynthesisException if the provider refuses, is busy for too long or cannot be reached
     */
    Answer send(Request request, Voice voice) throws SynthesisException, InterruptedException {
        places.acquire();
        try {
            return insist(request, voice);
        } finally {
            places.release();
        }
    }

    private Answer insist(Request request, Voice voice) throws SynthesisException, InterruptedException {
        for (int tries = 1; ; tries++) {
            Refusal refusal;
            String retryAfter = "";
            try {
                Answer answer = once(request);
                if (answer.isSuccessful() && answer.whole()) {
                    return answer;
                }
                refusal = answer.isSuccessful() ? tooLong() : Refusal.of(answer, account, voice);
                retryAfter = answer.header("Retry-After");
            } catch (IOException e) {
                refusal = lost(e);
            }
            Optional<Duration> pause = refusal.passing() ? retries.pause(tries, retryAfter) : Optional.empty();
            if (pause.isEmpty()) {
                throw givenUp(refusal, tries, refusal.passing() && retries.isTooLong(retryAfter));
            }
            log.debug("{} Asking again in {} ms.", refusal.why(), pause.get().toMillis());
            retries.sleeper().sleep(pause.get());
        }
    }

    private Answer once(Request request) throws IOException, InterruptedException {
        Call call = http.newCall(request);
        CompletableFuture<Answer> coming = new CompletableFuture<>();
        call.enqueue(new Callback() {
            @Override
            public void onFailure(Call failed, IOException e) {
                coming.completeExceptionally(e);
            }

            @Override
            public void onResponse(Call answered, Response response) {
                try (response) {
                    coming.complete(Answer.read(response));
                } catch (IOException | RuntimeException e) {
                    coming.completeExceptionally(e);
                }
            }
        });
        try {
            return coming.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException lost ? lost : new IOException(e.getCause());
        } catch (InterruptedException e) {
            call.cancel();
            throw e;
        }
    }

    private Refusal tooLong() {
        return new Refusal(
                account.name() + " answered with more than " + Answer.MOST_BYTES
                        + " bytes, which no prompt needs. Make the text shorter.",
                false,
                false);
    }

    private Refusal lost(IOException e) {
        boolean unreachable = e instanceof UnknownHostException
                || e instanceof ConnectException
                || e instanceof SocketTimeoutException;
        if (e instanceof InterruptedIOException && !unreachable) {
            // Five times as long would be more than anybody waits.
            return new Refusal(
                    account.name() + " did not answer within " + patience.toMillis()
                            + " ms. Try again later, or with a shorter text.",
                    false,
                    false);
        }
        String reason = account.key().hiddenIn(e.getClass().getSimpleName() + ": " + e.getMessage());
        if (unreachable) {
            return new Refusal(
                    account.name() + " cannot be reached at " + account.base().redact() + " (" + reason
                            + "). Check the network and " + account.addressSetting() + ".",
                    true,
                    true);
        }
        return new Refusal(
                "The connection to " + account.name() + " was lost (" + reason + "). Try again later.", true, false);
    }

    private static SynthesisException givenUp(Refusal refusal, int tries, boolean mustRest) {
        String often = tries > 1 ? " It was asked " + tries + " times." : "";
        String rest = mustRest ? " It asks to be left alone for more than a minute." : "";
        return new SynthesisException(refusal.why() + often + rest, refusal.hopeless() || mustRest);
    }
}
