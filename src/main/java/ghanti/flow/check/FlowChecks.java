package ghanti.flow.check;

import ghanti.flow.Flow;
import ghanti.flow.FlowFile;
import ghanti.flow.Problem;
import ghanti.flow.yaml.FlowFolder.Contents;
import ghanti.flow.yaml.FlowFolder.Source;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Every rule, and what they say about flows. */
public final class FlowChecks {

    static final List<Rule> RULES = List.of(
            new ReservedName(),
            new SharedName(),
            new OwnWord(),
            new UnsetAnswer(),
            new SilentLoop(),
            new LongSilence(),
            new NoWayOut(),
            new NeverTrue(),
            new OpenLength(),
            new Unreachable(),
            new MissingLanguage(),
            new OtherLanguages(),
            new LongPrompt(),
            new Unspeakable(),
            new ManyKeys(),
            new LongTimeout(),
            new NoRepeatKey(),
            new UnboundKey(),
            new NoWordsForSilence(),
            new SharedWord(),
            new NoSpokenWords(),
            new LongestPath());

    private FlowChecks() {}

    /**
     * What the rules say about one flow, in the order of its file.
     *
     * @param linked the flow with the flows it holds inside it
     */
    public static List<Problem> check(FlowFile file, Flow linked) {
        List<Problem> problems = new ArrayList<>();
        RULES.forEach(rule -> rule.check(file, linked, problems::add));
        Collections.sort(problems);
        return problems;
    }

    /**
     * What was read, with what the rules say about it and without the flows that have an error or hold one that does. The rules
     * also look at what could be read of a flow with errors, so that its author hears everything at once.
     */
    public static Contents check(Contents read) {
        Set<Problem> problems = new TreeSet<>(read.problems());
        read.drafts().values().forEach(draft -> problems.addAll(check(draft.file(), draft.flow())));
        Set<String> bad = new TreeSet<>();
        read.flows().forEach((name, source) -> {
            List<Problem> found = check(source.file(), source.flow());
            problems.addAll(found);
            if (found.stream().anyMatch(Problem::isError)) {
                bad.add(name);
            }
        });
        Map<String, Source> good = new TreeMap<>(read.flows());
        good.values().removeIf(source -> !Collections.disjoint(source.texts().keySet(), bad));
        Set<String> broken = new TreeSet<>(read.broken());
        read.flows().keySet().stream().filter(name -> !good.containsKey(name)).forEach(broken::add);
        return new Contents(good, List.copyOf(problems), broken);
    }
}
