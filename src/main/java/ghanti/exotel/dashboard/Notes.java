package ghanti.exotel.dashboard;

import java.util.ArrayList;
import java.util.List;

/** What a recipe has to say besides its boxes. */
final class Notes {

    private Notes() {}

    static List<String> of(Reach reach, Variant variant, int transfers) {
        List<String> notes = new ArrayList<>();
        notes.add(
                "Where the dashboard does not let two exits lead to the same box, make that box once more with the same"
                        + " address. What counts is the address, so nothing is asked or counted twice.");
        if (!variant.numbered()) {
            notes.add("Without a number in the address the turn is inferred: a request is a repeat if its keys and its"
                    + " CurrentTime are those of the last one. With numbers every request is harmless to repeat.");
        }
        if (variant.voicebot()) {
            notes.add(
                    "In the Voicebot leave \"Encrypt DTMF\" off, and \"Record\" too unless you want Exotel's recording."
                            + " It plays recorded prompts: run \"ghanti prompts build\" once. Where its stream is lost, the"
                            + " Gathers behind it go on with the same question.");
        }
        if (transfers > 0) {
            notes.add(
                    "The Greeting before a Connect says what is due: closing words, or those before a transfer. Connect"
                            + " gets a number only if there is somebody to connect to; else it takes its last exit.");
        }
        if (transfers > 1) {
            notes.add(
                    "A call can come to a transfer again and again. There is room for one, for what comes after it, and"
                            + " for a second one, after which the call ends.");
        }
        if (variant.switched()) {
            switched(reach, notes);
        }
        return notes;
    }

    private static void switched(Reach reach, List<String> notes) {
        notes.add("Type the cases exactly as they stand here. The default is for the questions ("
                + String.join(", ", reach.questions())
                + "): their names are cases too, for a question that is to go to boxes of its own.");
    }
}
