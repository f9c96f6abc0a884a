package ghanti.tts;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.speech.SynthesisException;
import java.io.ByteArrayInputStream;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

class AzureSynthesizerTest extends SynthesizerContract {

    @Override
    Map<String, String> settings(String base) {
        return Map.of("GHANTI_TTS", "azure", "AZURE_API_KEY", KEY, "AZURE_BASE_URL", base);
    }

    @Override
    MockResponse sound() {
        return carrying(WavSamples.exact(SOUND));
    }

    @Override
    MockResponse carrying(ByteString bytes) {
        return new MockResponse.Builder()
                .setHeader("Content-Type", "audio/x-wav")
                .body(new Buffer().write(bytes))
                .build();
    }

    /** As its gateway complains; the speech service itself says little more than the status. */
    @Override
    MockResponse complaint(int status, String code, String message) {
        return JsonAnswers.of(status, Map.of("error", Map.of("code", code, "message", message)));
    }

    @Override
    String textOf(RecordedRequest request) {
        return xml(request).getElementsByTagName("voice").item(0).getTextContent();
    }

    private static Document xml(RecordedRequest request) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(request.getBody().toByteArray()));
        } catch (Exception e) {
            throw new AssertionError(request.getBody().utf8(), e);
        }
    }

    @Test
    void asksAsDocumented() throws Exception {
        server.enqueue(sound());
        synthesizer(Map.of()).say("एक & <दो> \"तीन\" 'चार'\u0001।", "hi");
        RecordedRequest request = server.takeRequest();
        assertThat(request.getTarget()).isEqualTo("/cognitiveservices/v1");
        assertThat(request.getHeaders().get("Ocp-Apim-Subscription-Key")).isEqualTo(KEY);
        assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/ssml+xml");
        assertThat(request.getHeaders().get("X-Microsoft-OutputFormat")).isEqualTo("riff-24khz-16bit-mono-pcm");
        assertThat(request.getHeaders().get("User-Agent")).isEqualTo("ghanti");
        assertThat(request.getBody().utf8())
                .isEqualTo("<speak version=\"1.0\" xmlns=\"http://www.w3.org/2001/10/synthesis\" xml:lang=\"hi-IN\">"
                        + "<voice name=\"hi-IN-SwaraNeural\">"
                        + "एक &amp; &lt;दो&gt; &quot;तीन&quot; &apos;चार&apos; ।</voice></speak>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"</voice><voice name=\"x\">", "]]>", "&amp;", "\uD83D", "tab\tline\nend"})
    void anyTextIsOnlyText(String text) throws Exception {
        server.enqueue(sound());
        synthesizer(Map.of()).say("a" + text, "en");
        RecordedRequest request = server.takeRequest();
        assertThat(textOf(request)).isEqualTo("a" + text.replace('\uD83D', ' '));
        assertThat(xml(request).getElementsByTagName("voice").getLength()).isEqualTo(1);
    }

    @Test
    void saysAPace() throws Exception {
        server.enqueue(sound());
        synthesizer(Map.of("GHANTI_TTS_PACE", "0.85")).say("hello", "en");
        assertThat(server.takeRequest().getBody().utf8())
                .contains("<voice name=\"en-IN-NeerjaNeural\"><prosody rate=\"0.85\">hello</prosody></voice>");
    }

    @Test
    void aRefusalWithoutABody() {
        SynthesisException refusal =
                refusedAtOnce(new MockResponse.Builder().code(401).build());
        assertThat(refusal)
                .hasMessage("Azure answered 401: the key in AZURE_API_KEY is wrong or may not be used for speech."
                        + " Put a valid one there.");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 0x7FFFF000, -1})
    void doesNotMindFalseSizes(int size) throws Exception {
        assertThat(say(carrying(WavSamples.withSizes(SOUND, size)))).isEqualTo(SOUND);
    }

    @Test
    void refusesSoundThatWasCutOff() {
        assertThat(refused(carrying(WavSamples.half(SOUND)))).hasMessageContaining("cut off");
    }
}
