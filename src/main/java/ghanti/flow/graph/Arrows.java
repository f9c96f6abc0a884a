package ghanti.flow.graph;

import ghanti.flow.Branch;
import ghanti.flow.Converse;
import ghanti.flow.Digits;
import ghanti.flow.Edge;
import ghanti.flow.End;
import ghanti.flow.Fetch;
import ghanti.flow.Keyed;
import ghanti.flow.Listen;
import ghanti.flow.Menu;
import ghanti.flow.Node;
import ghanti.flow.Return;
import ghanti.flow.Say;
import ghanti.flow.SubFlow;
import ghanti.flow.Transfer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The arrows that leave a node. */
final class Arrows implements Node.Visitor<List<Arrow>> {

    private static final String EXHAUSTED = "exhausted";
    private static final String FAILED = "failed";

    @Override
    public List<Arrow> menu(Menu menu) {
        return keyed(menu);
    }

    @Override
    public List<Arrow> listen(Listen listen) {
        return keyed(listen);
    }

    @Override
    public List<Arrow> converse(Converse converse) {
        return keyed(converse);
    }

    @Override
    public List<Arrow> digits(Digits digits) {
        String length = digits.minLength() == digits.maxLength()
                ? Integer.toString(digits.maxLength())
                : digits.minLength() + " to " + digits.maxLength();
        String finish = digits.finishOn().isEmpty() ? "" : ", then " + digits.finishOn();
        String guard = digits.valid().map(valid -> " [" + valid.source() + "]").orElse("");
        String cause = length + (digits.maxLength() == 1 ? " key" : " keys") + finish + guard;
        return List.of(
                Arrow.of(digits.name(), digits.go(), cause),
                Arrow.mishap(digits.name(), digits.asking().exhausted(), EXHAUSTED));
    }

    @Override
    public List<Arrow> say(Say say) {
        return List.of(Arrow.of(say.name(), say.go(), ""));
    }

    @Override
    public List<Arrow> branch(Branch branch) {
        List<Arrow> arrows = new ArrayList<>();
        for (Branch.Case one : branch.when()) {
            arrows.add(Arrow.of(branch.name(), one.go(), one.condition().source()));
        }
        arrows.add(Arrow.of(branch.name(), branch.otherwise(), "else"));
        return arrows;
    }

    @Override
    public List<Arrow> fetch(Fetch fetch) {
        return List.of(
                Arrow.of(fetch.name(), fetch.go(), "fetched"), Arrow.mishap(fetch.name(), fetch.failed(), FAILED));
    }

    @Override
    public List<Arrow> transfer(Transfer transfer) {
        return List.of(
                Arrow.of(transfer.name(), transfer.answered(), "answered"),
                Arrow.mishap(transfer.name(), transfer.failed(), FAILED));
    }

    @Override
    public List<Arrow> subFlow(SubFlow sub) {
        List<Arrow> arrows = new ArrayList<>();
        sub.outcomes().forEach((outcome, edge) -> arrows.add(Arrow.of(sub.name(), edge, outcome)));
        return arrows;
    }

    @Override
    public List<Arrow> leave(Return leave) {
        return List.of();
    }

    @Override
    public List<Arrow> end(End end) {
        return List.of();
    }

    private static List<Arrow> keyed(Keyed question) {
        List<Arrow> arrows = new ArrayList<>();
        for (Map.Entry<String, Edge> key : question.keys().entrySet()) {
            add(arrows, Arrow.of(question.name(), key.getValue(), key.getKey()));
        }
        arrows.add(Arrow.mishap(question.name(), question.asking().exhausted(), EXHAUSTED));
        return arrows;
    }

    /** Keys that do the same share an arrow. */
    private static void add(List<Arrow> arrows, Arrow arrow) {
        for (int i = 0; i < arrows.size(); i++) {
            if (arrows.get(i).joins(arrow)) {
                arrows.set(i, arrows.get(i).with(arrow));
                return;
            }
        }
        arrows.add(arrow);
    }
}
