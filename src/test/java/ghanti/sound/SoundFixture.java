package ghanti.sound;

import ghanti.engine.Line;
import ghanti.engine.Line.Part;
import ghanti.flow.Flow;
import ghanti.flow.yaml.FlowTexts;
import ghanti.speech.Clip;
import ghanti.speech.Speaker;
import ghanti.speech.Synthesizer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.ExecutorService;

/** A flow with every kind of prompt, and a folder for its clips. */
final class SoundFixture {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T03:30:00Z"), ZoneOffset.UTC);

    final Flow flow = FlowTexts.flow("""
            flow: test
            languages: [hi, hi-Latn, en]
            inputs: {name: {type: text}, id: {type: digits}, amount: {type: rupees, optional: true}}
            answers: {minutes: {type: number}}
            start: ask
            nodes:
              ask:
                type: menu
                prompt:
                  hi: "नमस्ते {name}। नया ऑर्डर है। नंबर {id}। कुल {amount}। एक दबाएँ।"
                  hi-Latn: "Namaste {name}. Naya order hai. Number {id}. Kul {amount}. 1 dabaiye."
                  en: "Hello {name}. A new order. Number {id}. In total {amount}. Press one."
                no_input: {prompt: {hi: "बटन दबाइए।", en: "Press a key."}}
                keys: {"1": {set: {minutes: 30}, go: thanks}, "2": plain}
              thanks: {type: end, outcome: accepted, prompt: {hi: "{minutes} मिनट में।", en: "In {minutes} minutes."}}
              plain: {type: end, outcome: plain, prompt: {hi: "धन्यवाद।", en: "Thank you."}}
              no_response: {type: end, outcome: none}
            """);
    final AudioFolder folder;
    final MemorySoundStore store = new MemorySoundStore();

    SoundFixture(Path folder) {
        this.folder = new AudioFolder(folder);
    }

    Map<Clip, SortedSet<String>> wanted() {
        return new WantedClips().of(List.of(flow));
    }

    Map<Clip, String> build(Synthesizer voice) throws IOException, InterruptedException {
        Build build = new Build(folder, voice);
        return build.run(build.plan(wanted()), new Build.Progress() {
            @Override
            public void made(Clip clip) {}

            @Override
            public void failed(Clip clip, String why) {}
        });
    }

    Studio studio(Optional<Synthesizer> synthesizer, ExecutorService threads) {
        return Studio.of(new Studio.Parts(folder, store, synthesizer, threads, 10_000_000), new Speaker(), CLOCK);
    }

    Line line(String node, String language, Map<String, Object> values) {
        return new Line(node, Part.PROMPT, language, values);
    }
}
