package ghanti.app;

import ghanti.call.Json;
import ghanti.flow.PromptMode;
import ghanti.sound.AudioFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A server with a short flow and all sounds of its prompts, for three streams at once. */
final class StreamServer implements AutoCloseable {

    static final String FLOW = """
            flow: short
            languages: [hi, en]
            answers: {minutes: {type: number}, choice: {type: text}}
            defaults: {attempts: 2, timeout: 1s, between_keys: 700ms}
            start: ask
            nodes:
              ask:
                type: menu
                prompt: {hi: "आपके लिए नया ऑर्डर आया है।", en: "Thank you."}
                no_input: {prompt: {hi: "आपने कोई बटन नहीं दबाया।", en: "You did not press a key."}}
                keys: {"1": {set: {choice: yes}, go: count}, "2": {go: polite}, "9": repeat}
              count:
                type: digits
                into: minutes
                length: 1..3
                finish_on: "#"
                valid: "minutes <= 90"
                prompt: {hi: "धन्यवाद।", en: "Thank you."}
                go: bye
              polite:
                type: menu
                barge_in: false
                prompt: {hi: "आपके लिए नया ऑर्डर आया है।", en: "Thank you."}
                keys: {"1": bye}
              bye: {type: end, outcome: done, prompt: {hi: "धन्यवाद।", en: "Thank you."}}
              no_response: {type: end, outcome: no_response, prompt: {hi: "धन्यवाद।", en: "Thank you."}}
            """;

    private final Path flows;
    private final Server server;
    private int lines;

    StreamServer(Path data) throws IOException {
        flows = Files.createDirectories(data.resolve("flows"));
        write("short", FLOW);
        Files.copy(Path.of("flows/prep-reminder.yaml"), flows.resolve("prep-reminder.yaml"));
        server = TestSettings.in(data.resolve("db"))
                .flows(flows)
                .audio(new AudioSettings(new AudioFolder(Path.of("audio-cache")), PromptMode.TEXT, Optional.empty()))
                .mostStreams(3)
                .start();
    }

    void write(String flow, String text) throws IOException {
        Files.writeString(flows.resolve(flow + ".yaml"), text);
    }

    TestApi api() {
        return new TestApi(server.port());
    }

    /** A line of its own. */
    String sid() {
        lines++;
        return "a1b2c3d4e5f60718293a4b5c6d7e00" + lines + "v";
    }

    TestLine line(String sid) {
        return new TestLine(server.port(), sid).flow("short");
    }

    /** The stream's address, as the Voicebot applet is told it. */
    static String resolved(TestLine line) {
        return Json.MAPPER.readTree(line.ask("voicebot", "").body()).get("url").stringValue();
    }

    TestStream stream(String sid) {
        return TestStream.open(resolved(line(sid))).begin(sid);
    }

    /** Where streams are, without the secret. */
    String sockets() {
        return "ws://127.0.0.1:" + server.port() + "/exotel/";
    }

    /** The address that stands in the dashboard for good. */
    String fixed() {
        return sockets() + TestSettings.TOKEN + "/short/stream";
    }

    JsonNode call(String sid) {
        return api().calls().stream()
                .filter(call -> call.toString().contains(sid))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        server.close();
    }
}
