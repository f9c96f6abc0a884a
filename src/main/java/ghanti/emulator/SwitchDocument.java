package ghanti.emulator;

import tools.jackson.databind.JsonNode;

/**
 * The answer of a Passthru with a SwitchCase behind it; docs/exotel-protocol.md, SwitchCase.
 *
 * @param select the case it chooses
 */
record SwitchDocument(String select) {

    static SwitchDocument read(Answer answer) throws BadAnswer {
        Expectation.check("SwitchCase", answer, "text/plain");
        JsonNode root = GatherDocument.parse(answer.body());
        JsonNode word = root.get("select");
        if (word == null || root.size() != 1 || !word.isString()) {
            throw GatherDocument.bad(
                    "A SwitchCase takes exactly {\"select\":\"<case name>\"}, not " + answer.body() + ".");
        }
        return new SwitchDocument(word.stringValue());
    }
}
