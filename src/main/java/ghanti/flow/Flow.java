package ghanti.flow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One conversation as a state machine.
 *
 * @param name the file's own name without {@code .yaml}: small letters, digits and {@code -}
 * @param version content hash of the file, 16 hexadecimal characters
 * @param title for people
 * @param languages BCP 47 tags; the first is spoken unless the call asks for another
 * @param inputs what a call must bring, by name
 * @param answers what the conversation finds out, by name
 * @param apology said when something is broken on our side; without values
 * @param cancelled said to who answers a call that was cancelled, or has expired, while the phone rang; without values
 * @param goodbye said by an end without words of its own
 * @param call how its calls are placed
 * @param exotel the Exotel app and ExoPhone, where they differ from the settings
 * @param prompts who speaks its prompts: {@code text} for Exotel, which reads them, {@code audio} for our sounds, which it plays;
 *     else as {@code GHANTI_PROMPTS} says
 * @param recorded whether its calls are recorded where they run over a stream (Voicebot), unless the call itself says; else false
 * @param inBandKeys whether keys are also heard in the sound of a stream, for lines on which Exotel tells of none; else false
 * @param start name of the first node
 * @param nodes the states, by name, in the order of the file
 */
public record Flow(
        String name,
        String version,
        String title,
        List<String> languages,
        Map<String, Variable> inputs,
        Map<String, Variable> answers,
        Prompt apology,
        Prompt cancelled,
        Prompt goodbye,
        CallPolicy call,
        ExotelChoice exotel,
        Optional<PromptMode> prompts,
        boolean recorded,
        boolean inBandKeys,
        String start,
        Map<String, Node> nodes) {

    public Flow {
        languages = List.copyOf(languages);
        nodes = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
    }

    /** The language spoken when nobody asked for another one. */
    public String defaultLanguage() {
        return languages.get(0);
    }

    /**
     * The node of that name.
     *
     * @throws IllegalArgumentException if the flow has no such node, which a checked flow never asks for
     */
    public Node node(String nodeName) {
        Node node = nodes.get(nodeName);
        if (node == null) {
            throw new IllegalArgumentException("flow " + name + " has no node " + nodeName);
        }
        return node;
    }

    /** The same flow with another start and other nodes. */
    public Flow startingAt(String otherStart, Map<String, Node> otherNodes) {
        return new Flow(
                name,
                version,
                title,
                languages,
                inputs,
                answers,
                apology,
                cancelled,
                goodbye,
                call,
                exotel,
                prompts,
                recorded,
                inBandKeys,
                otherStart,
                otherNodes);
    }

    /** The same flow with other nodes and another version, as linking makes it. */
    public Flow linked(String linkedVersion, Map<String, Node> linkedNodes) {
        return new Flow(
                name,
                linkedVersion,
                title,
                languages,
                inputs,
                answers,
                apology,
                cancelled,
                goodbye,
                call,
                exotel,
                prompts,
                recorded,
                inBandKeys,
                start,
                linkedNodes);
    }

    /** The input or answer of that name, or the number of the attempt. */
    public Optional<Variable> variable(String variableName) {
        Variable input = inputs.get(variableName);
        Optional<Variable> declared = Optional.ofNullable(input != null ? input : answers.get(variableName));
        return declared.isEmpty() && Variable.isAttempt(variableName) ? Optional.of(Variable.ATTEMPT) : declared;
    }
}
