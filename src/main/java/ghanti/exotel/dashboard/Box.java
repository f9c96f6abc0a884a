package ghanti.exotel.dashboard;

import java.util.List;
import java.util.Optional;

/**
 * One applet to put into the dashboard.
 *
 * @param number from 1, in the order of the recipe
 * @param name unique in its recipe, such as {@code Gather 1}
 * @param url what to paste; a SwitchCase and the end have none
 */
public record Box(int number, String name, Kind kind, Optional<String> url, List<Exit> exits) {

    public Box {
        exits = List.copyOf(exits);
    }

    /**
     * A way out of a box.
     *
     * @param label the exit as the dashboard has it, or the case of a SwitchCase
     * @param to name of the next box
     */
    public record Exit(String label, String to) {}

    /** The applets of a recipe. What the dashboard calls their exits is in docs/exotel-protocol.md. */
    public enum Kind {
        VOICEBOT("Voicebot", "the address is its URL; leave DTMF encryption off"),
        GATHER(
                "Gather",
                "choose to configure it dynamically by a URL; the address is its Primary URL, the Fallback URL stays"
                        + " empty; choose the language and voice here"),
        PASSTHRU("Passthru", "the address is its URL; leave \"Make Passthru Async\" unticked"),
        SWITCH_CASE("SwitchCase", "directly behind its Passthru; one case a line, and the default"),
        GREETING("Greeting", "the address goes into the box of the text to be read; the same language and voice"),
        CONNECT("Connect", "choose to configure it dynamically by a URL; the address is its Primary URL"),
        HANGUP("Hangup", "ends the call; where there is no such applet, leave the exit empty");

        private final String word;
        private final String setting;

        Kind(String word, String setting) {
            this.word = word;
            this.setting = setting;
        }

        /** What to set in such a box. */
        public String setting() {
            return setting;
        }

        /** The applet's name in the dashboard. */
        public String word() {
            return word;
        }
    }
}
