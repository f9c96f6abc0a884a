package ghanti.emulator;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The applets of one app, wired as a person wires them in Exotel's dashboard.
 *
 * @param applets the boxes; the call begins at the first one
 */
public record Chain(List<Applet> applets) {
    private static final String GREETING = "greeting";
    private static final String CLOSING = "closing";
    private static final String CONNECT = "connect";
    private static final String VOICEBOT = "voicebot";
    private static final String HANGUP = "hangup";

    /** Refuses an empty chain, a name used twice and a connection that leads nowhere. */
    public Chain {
        applets = List.copyOf(applets);
        if (applets.isEmpty()) {
            throw new IllegalArgumentException("A chain needs an applet.");
        }
        Set<String> names = applets.stream().map(Applet::name).collect(Collectors.toSet());
        if (names.size() < applets.size()) {
            throw new IllegalArgumentException("Two applets of a chain have the same name.");
        }
        for (Applet applet : applets) {
            for (String target : applet.targets()) {
                if (!names.contains(target)) {
                    throw new IllegalArgumentException(
                            applet.name() + " leads to " + target + ", which is not in the chain.");
                }
            }
        }
    }

    /** A chain of these applets. */
    public static Chain of(Applet... applets) {
        return new Chain(List.of(applets));
    }

    /**
     * Gather and Passthru for each turn, then the closing Greeting: {@code gather/1}, {@code passthru/1},
     * {@code gather/2} and so on.
     *
     * @param base {@code https://host/exotel/token/flow}
     * @param turns how many questions the dashboard has room for
     */
    public static Chain standard(URI base, int turns) {
        return questions(base, turns, true);
    }

    /** The standard chain whose boxes all carry one URL each for Gather and Passthru, without turn numbers. */
    public static Chain unnumbered(URI base, int turns) {
        return questions(base, turns, false);
    }

    /** Gather straight after Gather: each one brings the keys of the one before; the last keys go to no one. */
    public static Chain gathersOnly(URI base, int turns) {
        List<Applet> boxes = new ArrayList<>();
        for (int turn = 1; turn <= turns; turn++) {
            String next = turn < turns ? gather(turn + 1) : GREETING;
            boxes.add(new Applet.Gather(gather(turn), at(base, gather(turn)), next, next));
        }
        return closed(boxes, base);
    }

    /**
     * Gather, then a Passthru with SwitchCase at {@code switch/N}: the words in {@code ends} lead to the closing
     * Greeting, any other word to the next Gather.
     */
    public static Chain switched(URI base, int turns, Set<String> ends) {
        Map<String, String> cases = new LinkedHashMap<>();
        ends.forEach(word -> cases.put(word, GREETING));
        List<Applet> boxes = new ArrayList<>();
        for (int turn = 1; turn <= turns; turn++) {
            String choice = "switch/" + turn;
            boxes.add(new Applet.Gather(gather(turn), at(base, gather(turn)), choice, choice));
            String next = turn < turns ? gather(turn + 1) : GREETING;
            boxes.add(new Applet.SwitchCase(choice, at(base, choice), cases, next));
        }
        return closed(boxes, base);
    }

    /**
     * The standard chain with a transfer: behind its Greeting stands a Connect, and behind that the Passthru of the next
     * number, {@code turns + 1}, and Gathers with their Passthrus for what comes after the transfer. A second transfer finds no
     * Connect.
     *
     * @param after how many questions there is room for after the transfer
     */
    public static Chain withTransfer(URI base, int turns, int after) {
        return withTransfers(base, turns, after, 1);
    }

    /**
     * The same with room for several transfers, each with its own Connect and its own questions after it; one more finds none.
     *
     * @param after how many questions there is room for after each transfer
     */
    public static Chain withTransfers(URI base, int turns, int after, int transfers) {
        List<Applet> boxes = new ArrayList<>();
        pairs(boxes, base, new Range(1, turns, GREETING), true);
        int last = turns;
        for (int transfer = 1; transfer <= transfers; transfer++) {
            String end = transfer < transfers ? numbered(GREETING, transfer + 1) : CLOSING;
            String connect = numbered(CONNECT, transfer);
            int number = last + 1;
            String back = "passthru/" + number;
            last = number + after;
            boxes.add(new Applet.Greeting(numbered(GREETING, transfer), at(base, GREETING), connect));
            boxes.add(new Applet.Connect(connect, at(base, CONNECT), back, back, HANGUP));
            boxes.add(new Applet.Passthru(back, at(base, back), after > 0 ? gather(number + 1) : end, end));
            pairs(boxes, base, new Range(number + 1, last, end), true);
        }
        boxes.add(new Applet.Greeting(CLOSING, at(base, GREETING), HANGUP));
        boxes.add(new Applet.Hangup(HANGUP));
        return new Chain(boxes);
    }

    /**
     * A Voicebot, and what makes a call go on without it: {@code voicebot}, then {@code passthru/1}, which hears how the stream
     * ended and leads to {@code gather/2}, {@code passthru/2} and so on while the conversation goes on; the closing Greeting is
     * for those alone, since a stream says its own farewell.
     *
     * @param voicebot the URL of the applet, as {@link Applet.Voicebot#url}
     * @param base {@code https://host/exotel/token/flow}
     * @param turns how many questions there is room for after a lost stream
     */
    public static Chain voicebot(URI voicebot, URI base, int turns) {
        return streaming(voicebot, base, turns, HANGUP);
    }

    /**
     * The same with a transfer: {@code passthru/1} leads to a Connect when the stream has ended, and what comes after the transfer
     * is a Passthru of the next number and a second Voicebot.
     */
    public static Chain voicebotWithTransfer(URI voicebot, URI base, int turns) {
        return streaming(voicebot, base, turns, CONNECT);
    }

    /** A Voicebot alone: when its stream is over, so is the call. */
    public static Chain streamAlone(URI voicebot) {
        return of(new Applet.Voicebot(VOICEBOT, voicebot, false, HANGUP), new Applet.Hangup(HANGUP));
    }

    /** Whoever picks up is hung up on. */
    public static Chain nothing() {
        return of(new Applet.Hangup(HANGUP));
    }

    private static Chain streaming(URI voicebot, URI base, int turns, String end) {
        List<Applet> boxes = new ArrayList<>();
        String heard = "passthru/1";
        boxes.add(new Applet.Voicebot(VOICEBOT, voicebot, false, heard));
        boxes.add(new Applet.Passthru(heard, at(base, heard), turns > 0 ? gather(2) : HANGUP, end));
        pairs(boxes, base, new Range(2, turns + 1, GREETING), true);
        boxes.add(new Applet.Greeting(GREETING, at(base, GREETING), end));
        if (end.equals(CONNECT)) {
            String back = "passthru/" + (turns + 2);
            String again = numbered(VOICEBOT, 2);
            boxes.add(new Applet.Connect(CONNECT, at(base, CONNECT), back, back, HANGUP));
            boxes.add(new Applet.Passthru(back, at(base, back), again, HANGUP));
            boxes.add(new Applet.Voicebot(again, voicebot, false, HANGUP));
        }
        boxes.add(new Applet.Hangup(HANGUP));
        return new Chain(boxes);
    }

    Applet first() {
        return applets.get(0);
    }

    Applet named(String name) {
        return applets.stream()
                .filter(applet -> applet.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Chain questions(URI base, int turns, boolean numbered) {
        List<Applet> boxes = new ArrayList<>();
        pairs(boxes, base, new Range(1, turns, GREETING), numbered);
        return closed(boxes, base);
    }

    /** Turns from the first to the last number, and where the conversation goes that has ended. */
    private record Range(int first, int last, String end) {}

    private static void pairs(List<Applet> boxes, URI base, Range range, boolean numbered) {
        for (int turn = range.first(); turn <= range.last(); turn++) {
            String ask = gather(turn);
            String answer = "passthru/" + turn;
            String next = turn < range.last() ? gather(turn + 1) : range.end();
            boxes.add(new Applet.Gather(ask, at(base, numbered ? ask : "gather"), answer, answer));
            boxes.add(new Applet.Passthru(answer, at(base, numbered ? answer : "passthru"), next, range.end()));
        }
    }

    private static Chain closed(List<Applet> boxes, URI base) {
        boxes.add(new Applet.Greeting(GREETING, at(base, GREETING), HANGUP));
        boxes.add(new Applet.Hangup(HANGUP));
        return new Chain(boxes);
    }

    /** The first of several boxes has the plain name, as if it were the only one. */
    private static String numbered(String name, int number) {
        return number == 1 ? name : name + "-" + number;
    }

    private static String gather(int turn) {
        return "gather/" + turn;
    }

    private static URI at(URI base, String path) {
        return URI.create(base.toString().replaceAll("/+$", "") + "/" + path);
    }
}
