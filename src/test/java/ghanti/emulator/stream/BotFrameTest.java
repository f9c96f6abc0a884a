package ghanti.emulator.stream;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.emulator.stream.BotFrame.Complaint;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Exotel would say about a server's frames. */
class BotFrameTest {

    @ParameterizedTest
    @ValueSource(ints = {3200, 3520, 100_000 / 320 * 320})
    void takesPayloadsOfFittingSize(int bytes) {
        BotFrame frame = media(bytes);
        assertThat(frame.complaints()).isEmpty();
        assertThat(frame.payload().capacity()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 640, 3201, 3300, 100_160})
    void warnsOfOtherSizesAndPlaysThem(int bytes) {
        BotFrame frame = media(bytes);
        assertThat(frame.kind()).isEqualTo(BotFrame.Kind.MEDIA);
        assertThat(frame.complaints()).extracting(Complaint::kind).containsExactly(StreamFault.Kind.CHUNK_SIZE);
        assertThat(frame.complaints().get(0).sentence())
                .isEqualTo("A payload is a multiple of 320 bytes, from 3200 to 100000, not " + bytes + ".");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hello                                                             | NOTHING | FRAME      | not hello.
            [1]                                                               | NOTHING | FRAME      | not [1].
            {"event":"mark","mark":{"name":"m"}}                              | MARK    | STREAM_SID | A frame has no stream_sid.
            {"event":"clear","stream_sid":"other"}                            | CLEAR   | STREAM_SID | for the stream other on the socket of s1
            {"event":"hangup","stream_sid":"s1"}                              | NOTHING | EVENT      | not "hangup".
            {"stream_sid":"s1"}                                               | NOTHING | EVENT      | Exotel takes media, mark and clear
            {"event":"mark","stream_sid":"s1","mark":{}}                      | NOTHING | MARK       | A mark has a name
            {"event":"media","stream_sid":"s1"}                               | NOTHING | PAYLOAD    | PCM in base64
            {"event":"media","stream_sid":"s1","media":{"payload":"%%"}}      | NOTHING | PAYLOAD    | not "%%".
            {"event":"media","stream_sid":"s1","media":{"payload":""}}        | NOTHING | PAYLOAD    | PCM in base64
            """)
    void saysWhatIsWrong(String text, BotFrame.Kind kind, StreamFault.Kind fault, String sentence) {
        BotFrame frame = BotFrame.read(text, "s1");
        assertThat(frame.kind()).isEqualTo(kind);
        assertThat(frame.complaints()).extracting(Complaint::kind).containsExactly(fault);
        assertThat(frame.complaints().get(0).sentence()).contains(sentence);
    }

    @Test
    void takesMarksAndClears() {
        BotFrame mark = BotFrame.read("{\"event\":\"mark\",\"stream_sid\":\"s1\",\"mark\":{\"name\":\"m\"}}", "s1");
        assertThat(mark.complaints()).isEmpty();
        assertThat(mark.name()).isEqualTo("m");
        assertThat(BotFrame.read("{\"event\":\"clear\",\"stream_sid\":\"s1\"}", "s1")
                        .complaints())
                .isEmpty();
    }

    private static BotFrame media(int bytes) {
        String payload = Base64.getEncoder().encodeToString(new byte[bytes]);
        return BotFrame.read(
                "{\"event\":\"media\",\"stream_sid\":\"s1\",\"media\":{\"payload\":\"" + payload + "\"}}", "s1");
    }
}
