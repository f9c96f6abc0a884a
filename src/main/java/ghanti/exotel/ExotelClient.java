package ghanti.exotel;

import ghanti.call.Call;
import ghanti.dial.Telephony;
import ghanti.flow.ExotelChoice;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import okhttp3.FormBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Places calls by {@code Calls/connect.json}; docs/exotel-protocol.md, Outbound calls. */
public final class ExotelClient implements Telephony {

    /** Exotel answers only once the operator has the call, which may take 30 s. */
    private static final Duration PATIENCE = Duration.ofSeconds(35);

    /** A question about a call waits for no operator. */
    private static final Duration QUICK = Duration.ofSeconds(10);

    private static final Duration AFTER_LIMIT = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
    private static final int TOO_MANY = 429;

    private final OkHttpClient http;
    private final Optional<ExotelAccount> account;
    private final Function<String, String> statusCallback;
    private final Function<Call, ExotelChoice> choice;

    /**
     * @param account empty where none is configured; then nothing can be dialled
     * @param statusCallback the whole address of the StatusCallback for a call id
     * @param choice what a call's flow says of app and ExoPhone
     */
    public ExotelClient(
            OkHttpClient http,
            Optional<ExotelAccount> account,
            Function<String, String> statusCallback,
            Function<Call, ExotelChoice> choice) {
        this.http = http.newBuilder()
                .callTimeout(PATIENCE)
                .readTimeout(PATIENCE)
                .connectTimeout(Duration.ofSeconds(5))
                // A repeated POST rings a second time.
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .build();
        this.account = account;
        this.statusCallback = statusCallback;
        this.choice = choice;
    }

    @Override
    public boolean isConfigured() {
        return account.isPresent();
    }

    @Override
    public Dialled dial(Call call, Duration maxDuration) {
        if (account.isEmpty()) {
            return new Dialled.Refused("no Exotel account is configured");
        }
        Request request = request(account.get(), call, maxDuration);
        try (Response response = http.newCall(request).execute()) {
            return read(response);
        } catch (ConnectException | UnknownHostException e) {
            return new Dialled.Later("Exotel cannot be reached: " + e.getMessage(), AFTER_LIMIT);
        } catch (IOException e) {
            return new Dialled.Unclear(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    @Override
    public Lookup lookUp(Call call, Instant dialledAt) {
        if (account.isEmpty()) {
            return new Lookup.Unknown("no Exotel account is configured");
        }
        Request request = CallLookup.request(account.get(), dialledAt);
        try (Response response = http.newCall(request).execute()) {
            return CallLookup.read(RestAnswer.of(response), call.request().to());
        } catch (IOException e) {
            return new Lookup.Unknown(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    @Override
    public Standing standing(String callSid) {
        if (account.isEmpty()) {
            return new Standing.Unknown("no Exotel account is configured");
        }
        okhttp3.Call asked = http.newCall(CallDetails.request(account.get(), callSid));
        asked.timeout().timeout(QUICK.toMillis(), TimeUnit.MILLISECONDS);
        try (Response response = asked.execute()) {
            return CallDetails.read(RestAnswer.of(response), callSid);
        } catch (IOException e) {
            return new Standing.Unknown(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    private Request request(ExotelAccount exotel, Call call, Duration maxDuration) {
        ExotelChoice own = choice.apply(call);
        FormBody form = new FormBody.Builder()
                .add("From", call.request().to())
                .add("CallerId", own.callerId().orElse(exotel.callerId()))
                .add("Url", startVoice(exotel, own.app().orElse(exotel.appId())))
                .add("CallType", "trans")
                .add("TimeLimit", Long.toString(maxDuration.toSeconds()))
                .add("TimeOut", "45")
                .add("CustomField", call.id())
                .add("StatusCallback", statusCallback.apply(call.id()))
                .build();
        return exotel.request(exotel.address("Calls", "connect.json").build())
                .post(form)
                .build();
    }

    /** The only form Exotel accepts; the address is a name to it and never fetched. */
    private static String startVoice(ExotelAccount exotel, String app) {
        return "http://my.exotel.com/" + exotel.sid() + "/exoml/start_voice/" + app;
    }

    private static Dialled read(Response response) throws IOException {
        RestAnswer answer = RestAnswer.of(response);
        if (answer.isSuccess()) {
            Object sid = answer.json().get("Call") instanceof Map<?, ?> call ? call.get("Sid") : null;
            return sid instanceof String text && !text.isBlank()
                    ? new Dialled.Ringing(text)
                    : new Dialled.Unclear(answer.reason() + " without a call id");
        }
        String reason = answer.reason();
        if (response.code() == TOO_MANY || reason.contains("RATE_LIMIT")) {
            return new Dialled.Later(reason, retryAfter(response));
        }
        return new Dialled.Refused(reason);
    }

    private static Duration retryAfter(Response response) {
        String header = response.header("Retry-After", "");
        if (!header.matches("[0-9]{1,6}")) {
            return AFTER_LIMIT;
        }
        Duration asked = Duration.ofSeconds(Math.max(1, Long.parseLong(header)));
        return asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked;
    }
}
