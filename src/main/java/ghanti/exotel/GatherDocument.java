package ghanti.exotel;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import ghanti.call.Ask;
import org.jspecify.annotations.Nullable;

/**
 * What the Gather applet is told. Only fields that Exotel documents: an unknown one can cost the call.
 * docs/exotel-protocol.md, Gather.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record GatherDocument(
        @JsonProperty("gather_prompt") Spoken prompt,
        @JsonProperty("max_input_digits") int maxDigits,
        @JsonProperty("finish_on_key") String finishOn,
        @JsonProperty("input_timeout") int timeoutSeconds,
        @JsonProperty("repeat_menu") int repeats,
        @JsonProperty("repeat_gather_prompt") @Nullable Spoken repeat) {

    /** Words that Exotel speaks, or the address of a sound that it plays. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Spoken(
            @Nullable String text,
            @JsonProperty("audio_url") @Nullable String audioUrl) {

        static Spoken words(String words) {
            return new Spoken(words, null);
        }
    }

    static GatherDocument of(Ask ask, AudioUrls urls) {
        return new GatherDocument(
                urls.spoken(ask.prompt(), ask.sound()),
                ask.maxKeys(),
                ask.finishOn(),
                ask.timeoutSeconds(),
                ask.repeats(),
                ask.repeats() == 0 ? null : urls.spoken(ask.repeat(), ask.repeatSound()));
    }

    /** Something after which nothing is asked. A Gather cannot only speak, so it waits as shortly as it can. */
    static GatherDocument closing(Spoken said) {
        return new GatherDocument(said, 1, "", 1, 0, null);
    }
}
