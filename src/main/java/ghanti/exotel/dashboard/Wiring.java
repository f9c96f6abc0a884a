package ghanti.exotel.dashboard;

import ghanti.exotel.dashboard.Box.Exit;
import ghanti.exotel.dashboard.Box.Kind;
import ghanti.flow.Flow;
import ghanti.flow.Turns;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes the recipe of a flow. A chain of Gathers, each with its Passthru, leads to a Greeting. At a transfer the chain is
 * left as at the end; then a Connect stands behind the Greeting, and behind that a chain of its own for what comes after.
 */
public final class Wiring {

    private static final String HANGUP = "Hangup";

    private final Flow flow;
    private final Reach reach;
    private final String base;
    private final Variant variant;
    /** How many transfers there is room for. */
    private final int rounds;

    private final List<Box> boxes = new ArrayList<>();
    private int position;

    /**
     * @param flow with the flows it holds inside it
     * @param base {@code https://host/exotel/token/flow}
     */
    private Wiring(Flow flow, String base, Variant variant) {
        this.flow = flow;
        this.reach = new Reach(flow);
        this.base = base;
        this.variant = variant;
        this.rounds = !reach.hasTransfer() ? 0 : reach.transfersAgain() ? 2 : 1;
    }

    /** The recipe of a flow whose addresses begin with {@code base}, which is {@code https://host/exotel/token/flow}. */
    public static Recipe of(Flow linked, String base, Variant variant) {
        return new Wiring(linked, base, variant).recipe();
    }

    private Recipe recipe() {
        if (variant.voicebot()) {
            voicebot();
        }
        chain(room(reach.turnsBefore()), 0);
        for (int round = 1; round <= rounds; round++) {
            transfer(round);
            chain(turnsAfter(round), round);
        }
        add(greetingName(rounds), Kind.GREETING, url("greeting"), List.of(new Exit("afterwards", HANGUP)));
        add(HANGUP, Kind.HANGUP, Optional.empty(), List.of());
        return new Recipe(flow.name(), Turns.most(flow), boxes, Notes.of(reach, variant, rounds));
    }

    private void voicebot() {
        position++;
        String check = "Passthru " + position;
        add("Voicebot", Kind.VOICEBOT, url("voicebot"), List.of(new Exit("afterwards", check)));
        String ended = reach.hasTransfer() ? connectName(1) : HANGUP;
        String lost = reach.turnsBefore() > 0 ? gatherName(position + 1) : greetingName(0);
        add(check, Kind.PASSTHRU, numbered("passthru"), List.of(new Exit("200", lost), new Exit("302", ended)));
    }

    /** Where nothing is asked there is nothing to spare. */
    private int room(int turns) {
        return turns == 0 ? 0 : turns + variant.spare();
    }

    /** A second transfer is the last: otherwise a flow that leads back to its transfer would have no end of boxes. */
    private int turnsAfter(int round) {
        return round > 1 ? 0 : room(reach.turnsAfter());
    }

    /** Gather and Passthru for each turn. */
    private void chain(int turns, int round) {
        String greeting = greetingName(round);
        int last = position + turns;
        while (position < last) {
            position++;
            String next = position < last ? gatherName(position + 1) : greeting;
            String answer = "Passthru " + position;
            add(
                    gatherName(position),
                    Kind.GATHER,
                    numbered("gather"),
                    List.of(new Exit("keys pressed", answer), new Exit("nothing pressed", answer)));
            decision(next, greeting, round);
        }
    }

    /** What follows a Gather or a Connect: on with the conversation, or to what is said last. */
    private void decision(String next, String greeting, int round) {
        String answer = "Passthru " + position;
        if (!variant.switched()) {
            add(answer, Kind.PASSTHRU, numbered("passthru"), List.of(new Exit("200", next), new Exit("302", greeting)));
            return;
        }
        String choice = "SwitchCase " + position;
        add(answer, Kind.PASSTHRU, numbered("switch"), List.of(new Exit("200", choice)));
        List<Exit> cases = new ArrayList<>();
        String last = greetingName(rounds);
        reach.ends().forEach(outcome -> cases.add(new Exit("case " + outcome, last)));
        if (round < rounds) {
            reach.transfers().forEach(transfer -> cases.add(new Exit("case " + transfer, greeting)));
        }
        cases.add(new Exit("default", next));
        add(choice, Kind.SWITCH_CASE, Optional.empty(), cases);
    }

    /** The transfer's words, the Connect, and what asks how it went. */
    private void transfer(int round) {
        String connect = connectName(round);
        String after = "Passthru " + (position + 1);
        String next = turnsAfter(round) > 0 ? gatherName(position + 2) : greetingName(round);
        add(greetingName(round - 1), Kind.GREETING, url("greeting"), List.of(new Exit("afterwards", connect)));
        add(
                connect,
                Kind.CONNECT,
                url("connect"),
                List.of(
                        new Exit("after the conversation", after),
                        new Exit("nobody answered", after),
                        new Exit("nobody was dialled", HANGUP)));
        position++;
        decision(next, greetingName(round), round);
    }

    private void add(String name, Kind kind, Optional<String> url, List<Exit> exits) {
        boxes.add(new Box(boxes.size() + 1, name, kind, url, exits));
    }

    private static String gatherName(int position) {
        return "Gather " + position;
    }

    private String connectName(int round) {
        return rounds == 1 ? "Connect" : "Connect " + round;
    }

    private String greetingName(int round) {
        return rounds == 0 ? "Greeting" : "Greeting " + (round + 1);
    }

    private Optional<String> numbered(String applet) {
        return url(variant.numbered() ? applet + "/" + position : applet);
    }

    private Optional<String> url(String path) {
        return Optional.of(base + "/" + path);
    }
}
