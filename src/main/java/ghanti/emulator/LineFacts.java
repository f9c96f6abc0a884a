package ghanti.emulator;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known about a call before its telephone rings; {@code dial} is null for an incoming call. */
record LineFacts(
        String sid, Parties parties, App app, @Nullable Dial dial, Instant created) {
    private static final Duration LONGEST_RINGING = Duration.ofSeconds(60);
    private static final Duration LONGEST_CALL = Duration.ofHours(4);

    /** Both numbers, national with a leading zero. */
    record Parties(String person, String exoPhone) {}

    /** The app whose chain the call walks through. */
    record App(String id, Chain chain) {}

    Optional<String> customField() {
        return Optional.ofNullable(dial).map(form -> form.form().get("CustomField"));
    }

    Optional<URI> statusCallback() {
        return Optional.ofNullable(dial)
                .map(form -> form.field("StatusCallback"))
                .filter(url -> !url.isBlank())
                .map(URI::create);
    }

    boolean callbackAsJson() {
        return dial != null && dial.field("StatusCallbackContentType").equals("application/json");
    }

    Duration longestRinging() {
        return seconds("TimeOut", LONGEST_RINGING);
    }

    Duration longestCall() {
        return seconds("TimeLimit", LONGEST_CALL);
    }

    private Duration seconds(String field, Duration otherwise) {
        return dial == null || dial.field(field).isBlank()
                ? otherwise
                : Duration.ofSeconds(Long.parseLong(dial.field(field)));
    }
}
