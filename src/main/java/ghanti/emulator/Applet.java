package ghanti.emulator;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One box of a flow in Exotel's dashboard; it names the boxes that follow it. */
public sealed interface Applet {

    /** The name other applets use to lead here. */
    String name();

    /** The names of the applets that may follow. */
    List<String> targets();

    /** Calls the method of the visitor that fits. */
    <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X;

    /**
     * Programmable Gather; docs/exotel-protocol.md, Gather.
     *
     * @param url the dynamic URL
     * @param pressed where "entered one or more digits" leads
     * @param silent where "didn't enter anything" leads
     */
    record Gather(String name, URI url, String pressed, String silent) implements Applet {
        @Override
        public List<String> targets() {
            return List.of(pressed, silent);
        }

        @Override
        public <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X {
            return visitor.gather(this);
        }
    }

    /**
     * Sync Passthru; docs/exotel-protocol.md, Passthru.
     *
     * @param ok where status 200 leads
     * @param found where status 302 leads
     */
    record Passthru(String name, URI url, String ok, String found) implements Applet {
        @Override
        public List<String> targets() {
            return List.of(ok, found);
        }

        @Override
        public <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X {
            return visitor.passthru(this);
        }
    }

    /**
     * A sync Passthru with the SwitchCase behind it; docs/exotel-protocol.md, SwitchCase.
     *
     * @param cases where each selected word leads, compared letter by letter
     * @param otherwise where any other word leads; null if the dashboard has no default
     */
    record SwitchCase(
            String name,
            URI url,
            Map<String, String> cases,
            @Nullable String otherwise) implements Applet {
        /** Copies the cases. */
        public SwitchCase {
            cases = Map.copyOf(cases);
        }

        @Override
        public List<String> targets() {
            List<String> all = new ArrayList<>(cases.values());
            if (otherwise != null) {
                all.add(otherwise);
            }
            return all;
        }

        @Override
        public <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X {
            return visitor.switchCase(this);
        }
    }

    /** Greeting with dynamic text; docs/exotel-protocol.md, Greeting. */
    record Greeting(String name, URI url, String next) implements Applet {
        @Override
        public List<String> targets() {
            return List.of(next);
        }

        @Override
        public <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X {
            return visitor.greeting(this);
        }
    }

    /**
     * Programmable Connect; docs/exotel-protocol.md, Connect.
     *
     * @param url the dynamic URL
     * @param talked where "after the conversation" leads
     * @param missed where "nobody answered" leads
     * @param nobody where "nobody was dialled" leads
     */
    record Connect(String name, URI url, String talked, String missed, String nobody) implements Applet {
        @Override
        public List<String> targets() {
            return List.of(talked, missed, nobody);
        }

        @Override
        public <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X {
            return visitor.connect(this);
        }
    }

    /**
     * Voicebot; docs/exotel-protocol.md, Voicebot.
     *
     * @param url {@code ws://} or {@code wss://}, with key and token, sample-rate and parameters of one's own if wanted; or an http
     *     address that answers with such a URL
     * @param records whether the box is set to record
     * @param next what runs once the stream has ended, however it did
     */
    record Voicebot(String name, URI url, boolean records, String next) implements Applet {
        @Override
        public List<String> targets() {
            return List.of(next);
        }

        @Override
        public <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X {
            return visitor.voicebot(this);
        }
    }

    /** The end of the call. */
    record Hangup(String name) implements Applet {
        @Override
        public List<String> targets() {
            return List.of();
        }

        @Override
        public <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X {
            return visitor.hangup(this);
        }
    }

    /** Something to do with each kind of applet. */
    interface Visitor<R, X extends Exception> {
        R gather(Gather gather) throws X;

        R passthru(Passthru passthru) throws X;

        R switchCase(SwitchCase switchCase) throws X;

        R greeting(Greeting greeting) throws X;

        R connect(Connect connect) throws X;

        R voicebot(Voicebot voicebot) throws X;

        R hangup(Hangup hangup) throws X;
    }
}
