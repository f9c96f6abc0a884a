package ghanti.voicebot;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.audio.Joining;
import ghanti.audio.Pcm;
import ghanti.audio.WavFile;
import ghanti.call.AskedTurn;
import ghanti.vad.VoiceActivities;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody speaks on a stream, with a real voice and real voice activity; what they say is what the test says. The prompt lasts 7.6 s. */
class ListeningTest {

    private static final VoiceActivities ACTIVITIES = VoiceActivities.load();
    private static final Path VOICE = Path.of("audio-cache/hi/espeak-hi");
    private static final String FLOW = """
            flow: heard
            languages: [hi, en]
            defaults: {attempts: 3, timeout: 3s, barge_in: %s}
            start: ask
            nodes:
              ask:
                type: %s
                prompt: {hi: "ऑर्डर लेने के लिए एक दबाएँ। मना करने के लिए शून्य दबाएँ। फिर से सुनने के लिए नौ दबाएँ।", en: "Yes?"}
                keys: {"1": sure, "0": bye, "9": repeat}
                %s
              sure:
                type: %s
                prompt: {hi: "ऑर्डर लेने के लिए एक दबाएँ। मना करने के लिए शून्य दबाएँ। फिर से सुनने के लिए नौ दबाएँ।", en: "Sure?"}
                keys: {"1": bye, "0": ask}
                %s
              bye: {type: end, outcome: done, prompt: {hi: "धन्यवाद।", en: "Thank you."}}
            """;
    private static final String WORDS = "words: {\"1\": yes, \"0\": no, \"9\": repeat}";

    @TempDir
    Path folder;

    private final List<String> counted = new ArrayList<>();
    private ScriptedRecognizer recognizer = new ScriptedRecognizer();
    private Optional<SteppedStream> opened = Optional.empty();

    @AfterEach
    void close() {
        opened.ifPresent(SteppedStream::close);
        assertThat(recognizer.open()).as("ears that were left open").isZero();
    }

    private SteppedStream stream(String... understood) throws IOException {
        return streamOf(
                FLOW.formatted("true", "listen", WORDS, "listen", WORDS.replace(", \"9\": repeat", "")), understood);
    }

    private SteppedStream streamOf(String flow, String... understood) throws IOException {
        recognizer = new ScriptedRecognizer(understood);
        Ears ears = new Ears(recognizer, ACTIVITIES, (name, what) -> counted.add(name + " " + what));
        SteppedStream stream = new SteppedStream(folder, "heard", flow, Optional.of(ears));
        opened = Optional.of(stream);
        stream.opensTheirMouth();
        return stream;
    }

    /** A clip of the shipped voice, by its words. */
    private static Pcm voice(String text) throws IOException {
        try (var files = Files.list(VOICE)) {
            Path index = files.filter(file -> file.getFileName().toString().startsWith("index"))
                    .findFirst()
                    .orElseThrow();
            String hash = Files.readAllLines(index).stream()
                    .filter(line -> line.endsWith("\t" + text))
                    .map(line -> line.substring(0, line.indexOf('\t')))
                    .findFirst()
                    .orElseThrow();
            return WavFile.read(VOICE.resolve(hash + ".wav"));
        }
    }

    private static Pcm thanks() throws IOException {
        return voice("धन्यवाद।");
    }

    private AskedTurn turn(int number) {
        return opened.orElseThrow().call().turns().get(number - 1);
    }

    private double answeredAt(int number) {
        return Duration.between(SteppedStream.START, turn(number).answeredAt()).toMillis() / 1000.0;
    }

    private void assertAnswered(int number, String digits, @Nullable String said) {
        assertThat(turn(number).digits()).isEqualTo(digits);
        assertThat(turn(number).said()).isEqualTo(said);
    }

    @Test
    void aWordAfterThePromptIsItsKey() throws Exception {
        SteppedStream stream = stream("जी हाँ");
        stream.until(8.5);
        stream.say(thanks());
        stream.until(11);
        assertAnswered(1, "1", "जी हाँ");
        assertThat(answeredAt(1)).isBetween(9.8, 10.5);
        assertThat(turn(2).node()).isEqualTo("sure");
        assertThat(stream.cleared()).isEqualTo("no");
        assertThat(recognizer.samples()).as("with 0.3 s before").isGreaterThan(thanks().samples().length + 2400);
        assertThat(recognizer.expected().get(0).language()).isEqualTo("hi");
        assertThat(recognizer.expected().get(0).words()).contains("हाँ", "नहीं", "फिर से");
        assertThat(counted).containsExactly("heard answer");
    }

    @Test
    void aWordDuringThePromptStopsItOnceItIsUnderstood() throws Exception {
        SteppedStream stream = stream("नहीं जी");
        stream.until(2);
        stream.say(thanks());
        stream.until(5);
        assertAnswered(1, "0", "नहीं जी");
        assertThat(Double.parseDouble(stream.cleared())).isBetween(3.3, 4.0);
    }

    @Test
    void whatIsNotUnderstoodDuringThePromptIsNothing() throws Exception {
        SteppedStream stream = stream("दो प्लेट समोसे देना", "एक दबाएँ");
        stream.until(2);
        stream.say(thanks());
        stream.until(4.5);
        stream.say(thanks());
        stream.until(10);
        assertThat(recognizer.pauses()).isEqualTo(2);
        assertThat(stream.cleared()).isEqualTo("no");
        assertThat(turn(1).digits()).isNull();
        assertThat(counted).containsExactly("heard ignored", "heard ignored");
        stream.until(12);
        assertAnswered(1, "", "");
    }

    @Test
    void afterThePromptTheSameWordsAreAnAnswer() throws Exception {
        SteppedStream stream = stream("एक दबाएँ");
        stream.until(8.5);
        stream.say(thanks());
        stream.until(11);
        assertAnswered(1, "1", "एक दबाएँ");
    }

    @Test
    void whatIsNotClearIsAskedAgainOnce() throws Exception {
        SteppedStream stream = stream("हेलो", "", "हाँ");
        stream.until(8.5);
        stream.say(thanks());
        stream.until(11);
        assertAnswered(1, "", "हेलो");
        assertThat(turn(2).node()).isEqualTo("ask");
        stream.until(18);
        stream.say(thanks());
        stream.until(19.8);
        assertThat(turn(2).digits()).as("no words, no attempt").isNull();
        stream.say(thanks());
        stream.until(22.5);
        assertAnswered(2, "1", "हाँ");
        assertThat(counted).containsExactly("heard unclear", "heard ignored", "heard answer");
    }

    @Test
    void whoGoesOnSpeakingIsHeardOut() throws Exception {
        SteppedStream stream = stream(ScriptedRecognizer.NOTHING_YET, "नहीं");
        stream.until(8.5);
        stream.say(new Joining(8000)
                .add(thanks())
                .pause(Duration.ofMillis(750))
                .add(thanks())
                .toPcm());
        stream.until(10.8);
        recognizer.understands(0, "अरे");
        assertThat(turn(1).digits()).as("they are speaking again").isNull();
        stream.until(13);
        assertAnswered(1, "0", "नहीं");
        assertThat(counted).containsExactly("heard unclear", "heard answer");
    }

    @Test
    void theWaitIsLongerForWhoBeginsInTime() throws Exception {
        SteppedStream stream = stream("हाँ");
        stream.until(10.2);
        stream.say(thanks());
        stream.until(13);
        assertAnswered(1, "1", "हाँ");
        assertThat(answeredAt(1)).isGreaterThan(11.2);
    }

    @Test
    void wordsThatNeverComeAreNotWaitedForLong() throws Exception {
        SteppedStream stream = stream();
        stream.until(8.5);
        stream.say(thanks());
        stream.until(16);
        assertAnswered(1, "", "");
        assertThat(answeredAt(1)).isBetween(12.6, 13.8);
    }

    @Test
    void whoNeverStopsSpeakingIsNotWaitedForForEver() throws Exception {
        SteppedStream stream = stream();
        Joining talk = new Joining(8000);
        for (int i = 0; i < 40; i++) {
            talk.add(thanks());
        }
        stream.until(8.5);
        stream.say(talk.toPcm());
        stream.until(30);
        assertAnswered(1, "", "");
        assertThat(answeredAt(1)).isBetween(18.0, 23.0);
        assertThat(recognizer.pauses()).as("asked in between").isGreaterThan(0);
    }

    @Test
    void aKeyIsFasterAndWhatComesLaterIsNoAnswerToTheNext() throws Exception {
        SteppedStream stream = stream();
        stream.until(8.5);
        stream.say(thanks());
        stream.until(10.3);
        stream.key('1');
        recognizer.understands(0, "नहीं");
        stream.until(11);
        assertAnswered(1, "1", null);
        assertThat(turn(2).node()).isEqualTo("sure");
        assertThat(turn(2).digits()).isNull();
    }

    @Test
    void whatWasBegunBeforeTheNextQuestionIsNoAnswerToIt() throws Exception {
        SteppedStream stream = stream("हाँ", "नहीं");
        stream.until(8.5);
        stream.say(new Joining(8000)
                .add(thanks())
                .pause(Duration.ofMillis(640))
                .add(thanks())
                .toPcm());
        stream.until(13);
        assertAnswered(1, "1", "हाँ");
        assertThat(turn(2).digits()).isNull();
        assertThat(recognizer.pauses()).isEqualTo(1);
        assertThat(stream.cleared()).isEqualTo("no");
    }

    @Test
    void aPromptThatMustBeHeardIsNotInterrupted() throws Exception {
        SteppedStream stream = streamOf(FLOW.formatted("false", "listen", WORDS, "menu", ""), "हाँ");
        stream.until(2);
        stream.say(thanks());
        stream.until(8.5);
        assertThat(recognizer.pauses()).isZero();
        stream.say(thanks());
        stream.until(11);
        assertAnswered(1, "1", "हाँ");
        assertThat(recognizer.expected()).as("a menu has no ears").hasSize(1);
    }

    @Test
    void keysGoOnWhereTheRecognizerDoesNot() throws Exception {
        SteppedStream stream = stream(ScriptedRecognizer.FAILS, "नहीं");
        stream.until(8.5);
        stream.say(thanks());
        stream.until(10.3);
        assertThat(turn(1).digits()).isNull();
        stream.key('1');
        stream.until(11);
        assertAnswered(1, "1", null);
        stream.until(19);
        stream.say(thanks());
        stream.until(20.3);
        stream.key('1');
        stream.until(21);
        assertAnswered(2, "1", null);
        assertThat(counted).containsExactly("heard failed");
    }

    @Test
    void aLanguageThatNobodyUnderstandsHasKeys() throws Exception {
        String english = FLOW.formatted("true", "listen", WORDS, "listen", WORDS.replace(", \"9\": repeat", ""))
                .replace("[hi, en]", "[en, hi]");
        SteppedStream stream = streamOf(english, "yes");
        stream.until(1);
        stream.say(thanks());
        stream.until(2);
        stream.key('1');
        stream.until(3);
        assertAnswered(1, "1", null);
        assertThat(recognizer.expected()).isEmpty();
    }
}
