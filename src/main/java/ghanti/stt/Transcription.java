package ghanti.stt;

import ghanti.provider.Account;
import ghanti.provider.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One sentence on its way through an HTTP request: two tries at most, and a time for both. */
final class Transcription implements Callback {

    private static final Duration PAUSE = Duration.ofMillis(300);

    private final Account account;
    private final Request request;
    private final Connections connections;
    private final Answer answer;
    private @Nullable Future<?> timer;
    private @Nullable Future<?> second;
    private @Nullable Call call;
    private int tries;
    private boolean over;

    /** Is told one of two things, once. */
    interface Answer {

        /** What was said. */
        void understood(String text);

        /** Why it was not understood, as a sentence. */
        void failed(String reason);
    }

    Transcription(Account account, Request request, Connections connections, Answer answer) {
        this.account = account;
        this.request = request;
        this.connections = connections;
        this.answer = answer;
    }

    /** Asks. Returns at once. */
    synchronized void begin() {
        timer = connections.after(connections.patience().request(), this::late);
        ask();
    }

    private synchronized void ask() {
        if (!over) {
            tries++;
            call = connections.http().newCall(request);
            call.enqueue(this);
        }
    }

    /** Nobody wants the answer any more. */
    synchronized void cancel() {
        if (!over) {
            over = true;
            if (timer != null) {
                timer.cancel(false);
            }
            if (second != null) {
                second.cancel(false);
            }
            if (call != null) {
                call.cancel();
            }
        }
    }

    @Override
    public void onFailure(Call lost, IOException e) {
        fail(Refusal.lost(e, account).why());
    }

    @Override
    public void onResponse(Call answered, Response response) {
        try (response) {
            if (response.isSuccessful()) {
                read(response);
            } else {
                refused(response);
            }
        } catch (IOException e) {
            fail(Refusal.lost(e, account).why());
        }
    }

    private void read(Response response) throws IOException {
        Optional<JsonNode> text = Json.object(response.peekBody(Json.LONGEST).string())
                .map(json -> json.path("text"))
                .filter(JsonNode::isString);
        if (text.isEmpty()) {
            fail(account.name() + " answered with something else than {\"text\": …}. Check " + account.addressSetting()
                    + ".");
        } else if (end()) {
            answer.understood(Said.clean(text.get()));
        }
    }

    private void refused(Response response) {
        Refusal refusal = Refusal.of(response, account);
        Duration pause = pause(response.header("Retry-After", ""));
        if (!refusal.passing() || !again(pause)) {
            fail(refusal.why());
        }
    }

    /** What it asks for. A date is as good as nothing said: it would be further away than anybody waits. */
    private static Duration pause(@Nullable String retryAfter) {
        return retryAfter != null && retryAfter.matches("[0-9]{1,9}")
                ? Duration.ofSeconds(Long.parseLong(retryAfter))
                : PAUSE;
    }

    private synchronized boolean again(Duration pause) {
        if (over || tries > 1 || pause.compareTo(connections.patience().request()) >= 0) {
            return false;
        }
        second = connections.after(pause, this::ask);
        return true;
    }

    private void late() {
        fail(account.name() + " did not answer within "
                + connections.patience().request().toMillis() + " ms.");
    }

    private void fail(String reason) {
        if (end()) {
            answer.failed(reason);
        }
    }

    private synchronized boolean end() {
        if (over) {
            return false;
        }
        cancel();
        return true;
    }
}
