package ghanti.emulator;

import ghanti.emulator.LineReport.EndedBy;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends requests as Exotel does: HTTP/1.1, redirects never followed, patience limited. */
final class Sender {
    private final HttpClient client;

    Sender(Executor threads) {
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(Duration.ofSeconds(5))
                .proxy(HttpClient.Builder.NO_PROXY)
                .executor(threads)
                .build();
    }

    Pending send(HttpRequest request) {
        return new Pending(client.sendAsync(request, BodyHandlers.ofByteArray()), System.nanoTime());
    }

    /** A request under way. */
    static final class Pending {
        private final CompletableFuture<HttpResponse<byte[]>> response;
        private final CompletableFuture<Answer> answer;

        private Pending(CompletableFuture<HttpResponse<byte[]>> response, long sentAt) {
            this.response = response;
            this.answer = response.thenApply(got -> Answer.of(got, Duration.ofNanos(System.nanoTime() - sentAt)));
        }

        /** Waits for the answer, body included, in real time. */
        Answer answer(Duration limit) throws BadAnswer, LineOver {
            return await(answer, limit);
        }

        /** Waits for the answer as it is. */
        HttpResponse<byte[]> response(Duration limit) throws BadAnswer, LineOver {
            return await(response, limit);
        }

        private <T> T await(CompletableFuture<T> future, Duration limit) throws BadAnswer, LineOver {
            try {
                return future.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                response.cancel(true);
                throw new BadAnswer(Fault.Kind.TOO_SLOW, "No answer came within " + limit.toMillis() + " ms.");
            } catch (ExecutionException | CancellationException e) {
                Throwable cause = e.getCause() == null ? e : e.getCause();
                throw new BadAnswer(Fault.Kind.UNREACHABLE, "The request failed: " + cause + ".");
            } catch (InterruptedException e) {
                response.cancel(true);
                Thread.currentThread().interrupt();
                throw new LineOver(EndedBy.CLOSING);
            }
        }
    }
}
