package ghanti.sound;

import ghanti.flow.Flow;
import ghanti.flow.Format;
import ghanti.flow.Prompt;
import ghanti.flow.Prompts;
import ghanti.flow.Text;
import ghanti.speech.Clip;
import ghanti.speech.Repertoire;
import ghanti.speech.Speaker;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The clips that flows need so that each of their prompts can be sounded. */
public final class WantedClips {

    /** Says in the index that values need a word. */
    static final String VALUES = "values";

    private final Speaker speaker = new Speaker();
    private final Repertoire repertoire = new Repertoire();

    /** Every clip with the flows that say it, phrases before words, in the order of the flows. */
    public Map<Clip, SortedSet<String>> of(Collection<Flow> flows) {
        Map<Clip, SortedSet<String>> wanted = new LinkedHashMap<>();
        Set<String> counting = new LinkedHashSet<>();
        for (Flow flow : flows) {
            for (Prompt prompt : Prompts.of(flow)) {
                speaker.clips(prompt)
                        .forEach(clip -> wanted.computeIfAbsent(clip, none -> new TreeSet<>())
                                .add(flow.name()));
                speaker.heard(prompt).stream()
                        .filter(language -> speaksNumbers(prompt.in(language)))
                        .forEach(counting::add);
            }
        }
        for (String language : counting) {
            for (Clip word : repertoire.clips(language)) {
                wanted.computeIfAbsent(word, none -> new TreeSet<>()).add(VALUES);
            }
        }
        return wanted;
    }

    private static boolean speaksNumbers(Text text) {
        return text.values().stream().anyMatch(value -> value.format() != Format.TEXT_AS_IS);
    }
}
