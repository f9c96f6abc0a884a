package ghanti.flow.yaml;

import ghanti.flow.Asking;
import ghanti.flow.Branch;
import ghanti.flow.Converse;
import ghanti.flow.Digits;
import ghanti.flow.Edge;
import ghanti.flow.End;
import ghanti.flow.Fetch;
import ghanti.flow.Listen;
import ghanti.flow.Menu;
import ghanti.flow.Node;
import ghanti.flow.Prompt;
import ghanti.flow.Return;
import ghanti.flow.Say;
import ghanti.flow.SubFlow;
import ghanti.flow.Text;
import ghanti.flow.Text.Sentence;
import ghanti.flow.Text.Value;
import ghanti.flow.Transfer;
import ghanti.flow.Variable;
import java.util.LinkedHashMap;
import java.util.Map;

/** Gives the nodes and values of a flow that stands inside another one their names there. */
final class Renaming implements Node.Visitor<Node> {

    private final String prefix;

    Renaming(String prefix) {
        this.prefix = prefix;
    }

    static Variable variable(String prefix, Variable variable) {
        return new Variable(prefix + variable.name(), variable.type(), variable.optional());
    }

    private Edge edge(Edge edge) {
        Map<String, Object> set = new LinkedHashMap<>();
        edge.set().forEach((name, value) -> set.put(prefix + name, value));
        return new Edge(edge.repeats() ? edge.to() : prefix + edge.to(), set, edge.report(), edge.language());
    }

    private Map<String, Edge> edges(Map<String, Edge> edges) {
        Map<String, Edge> renamed = new LinkedHashMap<>();
        edges.forEach((key, edge) -> renamed.put(key, edge(edge)));
        return renamed;
    }

    private Text text(Text text) {
        return new Text(text.sentences().stream()
                .map(sentence ->
                        new Sentence(sentence.pieces().stream().map(this::piece).toList()))
                .toList());
    }

    private Text.Piece piece(Text.Piece piece) {
        return piece instanceof Value value && !Variable.isAttempt(value.name())
                ? new Value(prefix + value.name(), value.format(), value.noun())
                : piece;
    }

    private Map<String, Text> texts(Map<String, Text> texts) {
        Map<String, Text> renamed = new LinkedHashMap<>();
        texts.forEach((name, text) -> renamed.put(name, text(text)));
        return renamed;
    }

    private Prompt prompt(Prompt prompt) {
        return new Prompt(texts(prompt.texts()));
    }

    private Asking asking(Asking asking) {
        return new Asking(
                prompt(asking.prompt()),
                asking.noInput().map(this::prompt),
                asking.invalid().map(this::prompt),
                asking.attempts(),
                asking.timeout(),
                asking.betweenKeys(),
                asking.bargeIn(),
                edge(asking.exhausted()));
    }

    @Override
    public Node menu(Menu menu) {
        return new Menu(prefix + menu.name(), asking(menu.asking()), edges(menu.keys()));
    }

    @Override
    public Node listen(Listen listen) {
        return new Listen(prefix + listen.name(), asking(listen.asking()), edges(listen.keys()), listen.words());
    }

    @Override
    public Node converse(Converse converse) {
        return new Converse(prefix + converse.name(), asking(converse.asking()), edges(converse.keys()));
    }

    @Override
    public Node digits(Digits digits) {
        return new Digits(
                prefix + digits.name(),
                asking(digits.asking()),
                variable(prefix, digits.into()),
                digits.minLength(),
                digits.maxLength(),
                digits.finishOn(),
                digits.valid().map(valid -> valid.within(prefix)),
                edge(digits.go()));
    }

    @Override
    public Node say(Say say) {
        return new Say(prefix + say.name(), prompt(say.prompt()), edge(say.go()));
    }

    @Override
    public Node branch(Branch branch) {
        return new Branch(
                prefix + branch.name(),
                branch.when().stream()
                        .map(one -> new Branch.Case(one.condition().within(prefix), edge(one.go())))
                        .toList(),
                edge(branch.otherwise()));
    }

    @Override
    public Node fetch(Fetch fetch) {
        return new Fetch(
                prefix + fetch.name(),
                fetch.method(),
                text(fetch.url()),
                texts(fetch.body()),
                fetch.into().stream().map(into -> variable(prefix, into)).toList(),
                fetch.timeout(),
                edge(fetch.go()),
                edge(fetch.failed()));
    }

    @Override
    public Node transfer(Transfer transfer) {
        return new Transfer(
                prefix + transfer.name(),
                text(transfer.to()),
                transfer.prompt().map(this::prompt),
                edge(transfer.answered()),
                edge(transfer.failed()));
    }

    @Override
    public Node subFlow(SubFlow sub) {
        return new SubFlow(prefix + sub.name(), sub.flow(), texts(sub.inputs()), edges(sub.outcomes()), sub.body());
    }

    @Override
    public Node leave(Return leave) {
        return new Return(prefix + leave.name(), leave.outcome(), leave.prompt().map(this::prompt), edge(leave.go()));
    }

    @Override
    public Node end(End end) {
        return new End(prefix + end.name(), end.outcome(), end.prompt().map(this::prompt), end.then());
    }
}
