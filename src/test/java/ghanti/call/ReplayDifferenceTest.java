package ghanti.call;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.call.AppletRequest.Applet;
import ghanti.engine.Input;
import ghanti.flow.Flow;
import ghanti.flow.yaml.FlowReader;
import ghanti.speech.Speaker;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A call that is replayed on something else than it was recorded on parts from it somewhere, and this is told. */
class ReplayDifferenceTest {

    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

    private static final String FLOW = """
            flow: stock
            languages: en
            inputs: {order_id: {type: digits}}
            answers: {pieces: {type: number}, minutes: {type: number}, late: {type: boolean}}
            start: look
            nodes:
              look: {type: fetch, get: "https://stock.example/{order_id}", into: pieces, go: ask, failed: unknown}
              ask: {type: menu, prompt: "{pieces} pieces. Press 1.", keys: {"1": minutes, "3": desk}, exhausted: bye}
              unknown: {type: menu, prompt: "Unknown. Press 1.", keys: {"1": minutes}, exhausted: bye}
              minutes: {type: digits, into: minutes, length: 1..2, finish_on: "#", prompt: "Minutes?", go: again, exhausted: bye}
              again: {type: fetch, get: "https://stock.example/again", into: pieces, go: told, failed: bye}
              told: {type: menu, prompt: "{pieces} now. Press 1.", keys: {"1": {set: {late: false}, go: bye}}, exhausted: bye}
              desk: {type: transfer, to: "+918069891522", answered: bye, failed: ask}
              bye: {type: end, outcome: done, prompt: "Goodbye."}
            """;

    private final Flow flow = flow(FLOW);
    private final List<Input> brought = new ArrayList<>();

    private static Flow flow(String text) {
        return new FlowReader(Map.<String, String>of()::get)
                .read("stock.yaml", "stock", text)
                .file()
                .orElseThrow()
                .flow();
    }

    private Call ringing() {
        CallRequest request = new CallRequest(
                "stock",
                flow.version(),
                Direction.OUTBOUND,
                "+919876543210",
                "en",
                Map.of("order_id", "1042"),
                null,
                null,
                null,
                null,
                null);
        return Call.fresh("01a1f827-103d-71ce-99c5-8d5eae3896bd", request, NOW);
    }

    /** What each Gather is answered with; {@code +} and {@code !} stand for a transfer that is answered or not. */
    private AppletTurn applet(Fetches fetches) {
        Questions questions = new Questions(flow, new Speaker(), PromptSounds.NONE);
        return new AppletTurn(flow, new Progress(flow, questions, fetches, NOW));
    }

    private Call recorded(String... keys) {
        Call call = ringing();
        Fetches fetches = new Fetches((node, values, key, budget) -> brought.remove(0), Clock.systemUTC());
        int turn = 0;
        for (String pressed : keys) {
            turn++;
            boolean transfer = pressed.equals("+") || pressed.equals("!");
            call = applet(fetches)
                    .take(call, request(Applet.GATHER, turn, "", Optional.empty()))
                    .call();
            Optional<Boolean> connected = transfer ? Optional.of(pressed.equals("+")) : Optional.empty();
            call = applet(fetches)
                    .take(call, request(Applet.PASSTHRU, turn, transfer ? "" : pressed, connected))
                    .call();
        }
        return call;
    }

    private static AppletRequest request(Applet applet, int turn, String digits, Optional<Boolean> connected) {
        return new AppletRequest(
                applet,
                "stock",
                OptionalInt.of(turn),
                "sid",
                "09876543210",
                false,
                Optional.empty(),
                digits,
                connected,
                Optional.empty(),
                "");
    }

    private void bring(long... pieces) {
        for (long number : pieces) {
            brought.add(new Input.Fetched(Map.of("pieces", number)));
        }
    }

    @Test
    void eachFetchBringsOnceMoreWhatItBroughtThen() {
        bring(12, 7);
        Call call = recorded("1", "30", "1");
        assertThat(call.asides())
                .extracting(Aside::values)
                .containsExactly(Map.of("pieces", 12L), Map.of("pieces", 7L));
        assertThat(Replay.difference(call, flow)).isEmpty();
    }

    @Test
    void aFetchThatFailedFailsOnceMore() {
        brought.add(new Input.FetchFailed("too slow"));
        brought.add(new Input.FetchFailed("too slow"));
        assertThat(Replay.difference(recorded("1", "30"), flow)).isEmpty();
    }

    @Test
    void transfersGoAsTheyWent() {
        bring(12);
        assertThat(Replay.difference(recorded("3", "!", "3", "+"), flow)).isEmpty();
        bring(12);
        assertThat(Replay.difference(recorded("3", "!", "3"), flow)).isEmpty();
    }

    @Test
    void whatWasSaidOnAStreamIsSaidOnceMore() {
        bring(12, 7);
        Fetches fetches = new Fetches((node, values, key, budget) -> brought.remove(0), Clock.systemUTC());
        Call call = ringing();
        List<StreamInput> inputs = List.of(
                new StreamInput(new Input.Unclear(), "हेलो", NOW),
                new StreamInput(new Input.Silence(), "", NOW),
                new StreamInput(new Input.Keys("1"), "हाँ", NOW),
                new StreamInput(new Input.Keys("30"), "", NOW));
        call = stream(fetches).take(call, Optional.empty()).call();
        for (StreamInput input : inputs) {
            call = stream(fetches).take(call, Optional.of(input)).call();
        }
        assertThat(call.turns()).extracting(AskedTurn::said).containsExactly("हेलो", "", "हाँ", null, null);
        assertThat(call.turns()).extracting(AskedTurn::digits).containsExactly("", "", "1", "30", null);
        assertThat(Replay.difference(call, flow)).isEmpty();
    }

    private StreamTurn stream(Fetches fetches) {
        Questions questions = new Questions(flow, new Speaker(), PromptSounds.NONE);
        return new StreamTurn(new Progress(flow, questions, fetches, NOW));
    }

    @Test
    void aCallThatWasStoredBeforeAnybodyCouldSpeakIsRead() {
        bring(12);
        Call call = recorded("1");
        String stored = Json.write(call);
        assertThat(stored).doesNotContain("\"said\"");
        assertThat(Json.MAPPER.readValue(stored, Call.class)).isEqualTo(call);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            start: look      | start: minutes     | turn 1: asked ask, now minutes
            Press 1.         | Press one.         | turn 1: said "twelve pieces. Press 1.", now "twelve pieces. Press one."
            "1": minutes     | "1": told          | turn 2: asked minutes, now told
            length: 1..2     | length: 1..3       | turn 2: minutes waited 6 s for up to 2 keys until "#" and asked again 2 times, now it waited 6 s for up to 3 keys until "#" and asked again 2 times
            go: again        | go: told           | turn 3: said "seven now. Press 1.", now "twelve now. Press 1."
            late: false      | late: true         | the end: late was false, now true
            outcome: done    | outcome: thanked   | the end: the outcome was done, now thanked
            fetch, get: "https://stock.example/again", into: pieces, go: told, failed: bye | say, prompt: "Well.", go: told | turn 3: said "seven now. Press 1.", now "Well. twelve now. Press 1."
            """)
    void whereTheyPartIsTold(String written, String instead, String difference) {
        bring(12, 7);
        Call call = recorded("1", "30", "1");
        assertThat(FLOW).contains(written);
        assertThat(Replay.difference(call, flow(FLOW.replace(written, instead))))
                .contains(difference);
    }

    @Test
    void whatIsNotRecordedIsNotGuessed() {
        bring(12, 7);
        Call call = recorded("1", "30", "1");
        Call without = Json.MAPPER.convertValue(
                Json.MAPPER.readTree(Json.write(call).replaceFirst("\"asides\":\\[.*?\\],\"replies\"", "\"replies\"")),
                Call.class);
        assertThat(without.asides()).isEmpty();
        assertThat(Replay.difference(without, flow))
                .contains("the beginning: what came of look then is not recorded with this call");
    }
}
